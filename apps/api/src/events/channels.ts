/** PostgreSQL's NOTIFY channels: what changed (a `Change` as JSON), and that a runtime has a run to lease (its id). */
export const changesChannel = 'mooring_changes'
export const queueChannel = 'mooring_queue'
