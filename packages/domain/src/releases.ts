/** A version of the product that was given out. */
export interface Release {
  version: string
  /** The day, as ISO 8601 in UTC. */
  releasedOn: string
}

/** Every release, the oldest first. Whoever raises the version of the workspace adds a line: a test says so. */
export const releases: readonly Release[] = [{ version: '0.1.0', releasedOn: '2026-11-23' }]
