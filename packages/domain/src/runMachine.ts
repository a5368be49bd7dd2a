/*
 * One execution of a scan.
 *
 *              lease                 complete(ok)
 *   queued ─────────────► leased ─────────────────► succeeded
 *     │  ▲                 │ │ │
 *     │  └─────────────────┘ │ └──────────────────► failed     complete(failed), or fail: what the run needs is gone
 *     │        lose          │
 *     ├──────────────────────┼──────────────────► canceled     cancel
 *     └──────────────────────┼──────────────────► failed       fail
 *                            └─ (lose, too often) ► failed     fail
 *
 * A lease has an end and a fence. `lease`, `lose`, `fail` and `cancel` raise the fence, so that whatever the node that
 * held the run still sends is refused. Ended states are left by nothing.
 */
const table = {
  queued: { lease: 'leased', cancel: 'canceled', fail: 'failed' },
  leased: { complete: 'succeeded', lose: 'queued', cancel: 'canceled', fail: 'failed' },
  succeeded: {},
  failed: {},
  canceled: {},
} as const satisfies Record<string, Partial<Record<RunEvent, string>>>

export type RunState = keyof typeof table
export type RunEvent = 'lease' | 'complete' | 'lose' | 'cancel' | 'fail'

export const runStates = Object.keys(table) as RunState[]
export const runEvents = ['lease', 'complete', 'lose', 'cancel', 'fail'] as const satisfies readonly RunEvent[]

/** The state after the event, or null when the event is not allowed in this state. */
export function nextRunState(state: RunState, event: RunEvent): RunState | null {
  const row: Partial<Record<RunEvent, RunState>> = table[state]
  return row[event] ?? null
}

/** The states in which an event is allowed: what a guarded write puts in its `where`. */
export const runStatesThatAllow = (event: RunEvent): RunState[] => runStates.filter((state) => nextRunState(state, event) !== null)

/** Whether a run in this state may still do something. */
export const isRunActive = (state: RunState): boolean => state === 'queued' || state === 'leased'
