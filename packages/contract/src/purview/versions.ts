/** The versions of Purview's scanning data plane that are served, newest first. */
export const purviewApiVersions = ['2023-09-01', '2022-07-01-preview'] as const

/** The first that there was: its addresses are its own, without `/scan`. */
export const firstPurviewApiVersions = ['2018-12-01-preview'] as const
