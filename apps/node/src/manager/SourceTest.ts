import type { ConnectionReport, ConnectionStep, ConnectionStepName } from '@mooring/contract'
import { foreseenSteps } from '@mooring/domain'
import { addressOf } from '../addressOf.ts'
import { asFailure } from '../agent/asFailure.ts'
import { testOnRunningAgent, type Onlooker } from '../agent/connectionSocket.ts'
import type { ConnectionTask } from '../agent/testConnection.ts'
import { tryConnection } from '../agent/tryConnection.ts'
import { CommandFailure } from '../CommandFailure.ts'
import type { Config } from '../config.ts'
import { openLog } from '../log.ts'
import { readProxy } from '../proxy.ts'
import type { WantedTest } from './connectionTaskFrom.ts'

/** Longer than a test takes whose node is well. */
const timeoutMs = 50_000

type Outcome =
  | { state: 'busy' | 'canceled' }
  | { state: 'done'; report: ConnectionReport }
  /** No step of the test is to blame. */
  | { state: 'failed'; reason: string }

interface Place {
  config: Config
  /** Certificates to trust where no console is known. */
  caFile: string | null
}

/** A test of a connection to a data source, which goes on while pages are opened: how far it is, and what came of it. What it signs in with is not kept. */
export class SourceTest {
  readonly place: string
  taken: readonly ConnectionStep[] = []
  ahead: readonly ConnectionStepName[]
  outcome: Outcome = { state: 'busy' }
  /** Whose user, environment and allowed folders count. */
  tester: 'node' | 'manager' = 'node'
  readonly #cancel = new AbortController()

  constructor({ place, task }: WantedTest, at: Place) {
    this.place = place
    this.ahead = foreseenSteps(task.targets)
    void this.#run(task, at)
  }

  cancel(): void {
    this.#cancel.abort()
  }

  async #run(task: ConnectionTask, at: Place): Promise<void> {
    const patience = AbortSignal.timeout(timeoutMs)
    const onlooker: Onlooker = {
      signal: AbortSignal.any([this.#cancel.signal, patience]),
      onProgress: ({ taken, ahead }) => Object.assign(this, { taken, ahead }),
    }
    try {
      const report = (await testOnRunningAgent(at.config.home, task, onlooker)) ?? (await this.#testHere(task, { ...at, ...onlooker }))
      this.taken = report.steps
      this.outcome = { state: 'done', report }
    } catch (error) {
      this.outcome = this.#cancel.signal.aborted ? { state: 'canceled' } : { state: 'failed', reason: reasonOf(error, patience) }
    }
    this.ahead = []
  }

  async #testHere(task: ConnectionTask, { config, caFile, ...onlooker }: Place & Onlooker): Promise<ConnectionReport> {
    this.tester = 'manager'
    const [address, proxy] = await Promise.all([addressOf(config, { origin: undefined, caFile }), readProxy(config)])
    const trusted = address?.caFile ?? caFile
    return tryConnection(task, { ...onlooker, home: config.home, caFile: trusted, proxy, log: openLog(process.stderr) })
  }
}

function reasonOf(error: unknown, patience: AbortSignal): string {
  if (patience.aborted) return 'The node did not answer in time. Look into its log, or start it again.'
  if (error instanceof CommandFailure) return error.message
  const failure = asFailure(error, { log: openLog(process.stderr), what: 'connection test' })
  return failure instanceof Error ? failure.message : String(failure)
}
