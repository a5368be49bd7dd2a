import { Type } from 'typebox'

/** Runtimes, data sources, scans and credentials: letters, digits and single inner hyphens, 3 to 63 characters (scanningService.json, 2023-09-01). */
export const namePattern = '^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$'

/** Nodes: the pattern of the original. */
export const nodeNamePattern = '^[A-Za-z0-9][A-Za-z0-9_-]{0,149}$'

/** A run's id, which the client makes; Microsoft's clients may put braces around it, the length limit of the contract excludes them. */
export const runIdPattern = '^[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$'

export const Name = Type.String({ pattern: namePattern, minLength: 3, maxLength: 63 })
export const NodeName = Type.String({ pattern: nodeNamePattern, maxLength: 150 })
export const RunId = Type.String({ pattern: runIdPattern, minLength: 36, maxLength: 36 })
/** The pattern leaves out what the format allows too, a `urn:uuid:` before it. */
export const Uuid = Type.String({ format: 'uuid', pattern: runIdPattern })
export const Time = Type.String({ format: 'date-time' })
/** A label on a runtime: trimmed, and without a comma, so that a list of them can stand in a query. */
export const Tag = Type.String({ minLength: 1, maxLength: 64, pattern: '^[^\\s,](?:[^,\\p{Cc}]*[^\\s,])?$' })
/** Tags a runtime may have. */
export const tagsMax = 20
export const Description = Type.String({ maxLength: 4096 })
