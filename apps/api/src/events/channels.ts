/** PostgreSQL's NOTIFY channels: what changed (a `Change` as JSON), and the key of those for whom there may be something (`announceQueue`). */
export const changesChannel = 'mooring_changes'
export const queueChannel = 'mooring_queue'
