import { Type, type Static } from 'typebox'
import { Time } from '../names.ts'
import { Count, Strict } from '../schemas.ts'

/** What JSON carries without rounding. */
const LargeCount = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })

const text = (maxLength: number) => Type.String({ maxLength })

/** How many of the sampled values of a column look like a kind of data. The values themselves never leave the node. */
export const Classification = Strict({
  /** The name of the rule, such as `MICROSOFT.PERSONAL.EMAIL`. */
  name: Type.String({ minLength: 1, maxLength: 128 }),
  /** Values that were looked at: those that are neither null nor empty. */
  sampled: Count,
  matched: Count,
})
export type Classification = Static<typeof Classification>

export const Column = Strict({
  name: text(512),
  /** The type as the source spells it, such as `character varying(40)`. */
  type: text(512),
  nullable: Type.Boolean(),
  position: Type.Integer({ minimum: 1, maximum: 2 ** 31 - 1 }),
  comment: Type.Optional(text(8192)),
  classifications: Type.Optional(Type.Array(Classification, { maxItems: 64 })),
})
export type Column = Static<typeof Column>

export const Key = Strict({
  name: text(512),
  kind: Type.Enum(['primary', 'unique', 'foreign']),
  columns: Type.Array(text(512), { maxItems: 64 }),
  /** For a foreign key: the qualified name of the table it points to, and the columns there. */
  references: Type.Optional(Strict({ qualifiedName: text(2048), columns: Type.Array(text(512), { maxItems: 64 }) })),
})
export type Key = Static<typeof Key>

/**
 * Names the state in which an asset was read, and how it was read: made by nodes, equal only for what would be found alike, and
 * nothing more to anybody else.
 */
export const Revision = Type.String({ pattern: '^[A-Za-z0-9_-]{16,64}$' })

/**
 * One thing that a scan found. `qualifiedName` identifies it within its data source for ever, as Purview writes it:
 * `postgresql://<host>:<port>/<database>/<schema>/<table>` with each part percent-encoded. `rowEstimate` is the source's own estimate.
 * A resource set is many files of one shape, such as `sales/{N}/part-{N}.parquet`: `sizeBytes` is that of all of them together.
 */
export const DiscoveredAsset = Strict({
  qualifiedName: Type.String({ minLength: 1, maxLength: 2048, pattern: '^[\\x21-\\x7e]+$' }),
  kind: Type.Enum(['table', 'partitionedTable', 'foreignTable', 'view', 'materializedView', 'file', 'resourceSet']),
  /** The schema of a table; the folder of a file. */
  schemaName: text(1024),
  name: text(512),
  comment: Type.Optional(text(8192)),
  rowEstimate: Type.Optional(LargeCount),
  sizeBytes: Type.Optional(LargeCount),
  /** Of a file: what it is, such as `csv` or `parquet`. */
  format: Type.Optional(text(32)),
  /** Of a resource set: how many files it stands for. */
  fileCount: Type.Optional(LargeCount),
  /** When the source says that it was last changed. */
  modifiedAt: Type.Optional(Time),
  columns: Type.Array(Column, { maxItems: 2000 }),
  keys: Type.Array(Key, { maxItems: 2000 }),
  /**
   * What was not looked at this time, such as rows that somebody held locked, or the schema of a file that could not be opened: what was
   * found there before still counts, except in columns that say what their values look like, and be it an empty list. Absent when all was looked at, and from nodes that do not say.
   */
  notLookedAt: Type.Optional(Type.Enum(['values', 'columns'])),
  /** Absent when it was not read to the end, or when nothing says in which state it was. */
  revision: Type.Optional(Revision),
})
export type DiscoveredAsset = Static<typeof DiscoveredAsset>
