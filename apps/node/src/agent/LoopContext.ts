import type { Clock } from '../Clock.ts'
import type { ConsoleClient } from '../consoleClient.ts'
import type { Log } from '../log.ts'

/** What every loop of the agent works with. A loop ends when `signal` is aborted. */
export interface LoopContext {
  client: ConsoleClient
  clock: Clock
  log: Log
  signal: AbortSignal
  /** To be told of an error that says the registration is over; it ends all loops. */
  onGone: (error: unknown) => void
}
