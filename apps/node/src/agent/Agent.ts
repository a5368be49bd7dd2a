import type { Socket } from 'node:net'
import type { LeasedRun, NodeTask } from '@mooring/contract'
import type { Clock } from '../Clock.ts'
import type { ConsoleClient } from '../consoleClient.ts'
import { travelsInClear } from '../findOrigin.ts'
import type { Ending, Identity } from '../identity.ts'
import type { Log } from '../log.ts'
import { noProxy, type Proxy } from '../proxy.ts'
import { endingFrom } from '../registrationState.ts'
import { carryOutUpdate, deliverUpdateReport } from '../update/carryOutUpdate.ts'
import { readOrder, type KeptOrder } from '../update/programs.ts'
import type { AgentStatus } from './AgentStatus.ts'
import { serveConnectionTest } from './connectionSocket.ts'
import { deliverResult } from './deliverResult.ts'
import { drainMsDefault } from './drainMsDefault.ts'
import { executeTask, type TaskContext } from './executeTask.ts'
import { giveBackRuns } from './giveBackRuns.ts'
import { heartbeatLoop } from './heartbeatLoop.ts'
import { leaseLoop } from './leaseLoop.ts'
import type { LoopContext } from './LoopContext.ts'
import { concurrentJobsLimit } from './machine.ts'
import { keptResults } from './results.ts'
import { RunningScans } from './RunningScans.ts'
import { runScan } from './runScan.ts'
import { taskLoop } from './taskLoop.ts'
import { tryConnection } from './tryConnection.ts'

export interface AgentParts {
  identity: Identity
  home: string
  client: ConsoleClient
  clock: Clock
  log: Log
  /** The way to the network; none when absent. */
  proxy?: Proxy
  /** What scans may take to finish after the node was asked to stop. */
  drainMs?: number
  /** Runs at a time, asked before each; as many as the machine allows when absent or null. */
  concurrentJobs?: () => number | null
  /** Told each time that the console answers after it did not, the first time included. */
  onConnected?: () => void
  /** It only shows that it reaches the console, and takes nothing. */
  isOnTrial?: boolean
}

const resumesWithinMs = 500
/** Whoever put it on trial ends it long before. */
const trialMsMax = 86_400_000

/**
 * The running node. It knows all loops, and they do not know each other:
 *
 *   heartbeatLoop   says that the node lives, until the end
 *   leaseLoop       takes runs, until the node is asked to stop
 *   taskLoop        does what the console asks of this very node, until the node is asked to stop
 *   runScan         one for each run, with a progressLoop that holds on to it
 *   deliverResult   one for each result that an earlier process could not report
 *   carryOutUpdate  prepares another version; the node then drains and ends, to be started anew as that
 *
 * Asked to stop, it takes no more runs, lets scans finish for a few seconds, then ends everything and gives the rest back. When the
 * console says that the registration is over, or a loop fails, it ends everything at once.
 */
export class Agent {
  readonly #parts: AgentParts
  readonly #end = new AbortController()
  /** Aborted when the node takes no more runs because it is to start anew; and when it is time for that. */
  #draining = new AbortController()
  readonly #restart = new AbortController()
  #update: Promise<void> = Promise.resolve()
  #isUpdating = false
  readonly #scans: RunningScans
  readonly #context: LoopContext & Pick<TaskContext, 'home' | 'identity' | 'proxy'>
  #problem: string | null
  #ending: Ending | null = null
  #failure: { error: unknown } | null = null

  constructor(parts: AgentParts) {
    const { client, clock, log, home, identity, proxy = noProxy } = parts
    this.#parts = parts
    this.#problem = `Connecting to the console at ${client.origin}.`
    const self = { home, identity, proxy }
    this.#context = { client, clock, log, ...self, signal: this.#end.signal, onGone: (error) => this.#onGone(error) }
    this.#scans = new RunningScans(
      () => this.#jobsLimit(),
      (run) => this.#guard(runScan(run, this.#context)),
    )
  }

  /** Whether it ended to be started anew as another version. */
  get isRestarting(): boolean {
    return this.#restart.signal.aborted
  }

  status(): AgentStatus {
    const { runtimeName: runtime, nodeName: node } = this.#parts.identity
    const state = this.#problem === null ? 'Connected' : 'Reconnecting'
    return { state, reason: this.#problem, runtime, node, runningJobs: this.#scans.count }
  }

  /** Tests a connection, as it does for the console, for somebody at this machine who asks on the agent's own socket. */
  async testFor(socket: Socket): Promise<void> {
    const { home, identity, proxy, log, signal } = this.#context
    try {
      await serveConnectionTest(socket, (task, onlooker) => {
        const until = AbortSignal.any([onlooker.signal, signal])
        return tryConnection(task, { ...onlooker, home, caFile: identity.caFile, proxy, log, signal: until })
      })
    } catch {
      // Not what it threw: of a question that cannot be read that quotes the question, with its secret.
      log.warn('A test of a connection, asked for at this machine, did not come to its end.')
    }
  }

  /** Runs until `stop` is aborted, then resolves to null; or until the registration is over, then resolves to why. */
  async run(stop: AbortSignal): Promise<Ending | null> {
    const { log, client, clock, identity } = this.#parts
    if (travelsInClear(client.origin)) log.warn('The console is reached without encryption: passwords of data sources travel in clear.')
    log.info('The node runs.', { node: identity.nodeName, runtime: identity.runtimeName, console: client.origin })
    const jobs = { runningJobs: () => this.#scans.count, jobsLimit: () => this.#jobsLimit() }
    const heartbeats = this.#guard(heartbeatLoop({ ...this.#context, ...jobs, report: (problem) => this.#report(problem) }))
    const deliveries = this.#guard(this.#deliverKeptResults())
    const taking = AbortSignal.any([stop, this.#end.signal, this.#restart.signal])
    const order = await readOrder(this.#parts.home)
    if (order !== null) this.#beginUpdate(order, taking)
    if (this.#parts.isOnTrial) await clock.wait(trialMsMax, taking)
    else await this.#takeAll(taking)
    if (!this.#end.signal.aborted) {
      log.info('The node stops.', { runningJobs: this.#scans.count })
      await Promise.race([this.#scans.idle(), clock.wait(this.#drainMs(), this.#end.signal)])
    }
    const unfinished = this.#scans.runs
    this.#end.abort()
    await Promise.all([heartbeats, deliveries, this.#update, this.#scans.idle()])
    if (this.#failure) throw this.#failure.error
    if (this.#ending === null) await this.#giveBack(unfinished)
    return this.#ending
  }

  async #takeAll(signal: AbortSignal): Promise<void> {
    await Promise.all([this.#guard(this.#takeRuns(signal)), this.#guard(this.#takeTasks(signal))])
  }

  /** Before it starts anew it has drained already. */
  #drainMs(): number {
    return this.isRestarting ? 0 : (this.#parts.drainMs ?? drainMsDefault)
  }

  #jobsLimit(): number {
    const most = concurrentJobsLimit()
    return Math.min(most, this.#parts.concurrentJobs?.() ?? most)
  }

  async #takeRuns(signal: AbortSignal): Promise<void> {
    const scans = this.#scans
    while (!signal.aborted) {
      const until = AbortSignal.any([signal, this.#draining.signal])
      await leaseLoop({ ...this.#context, signal: until, room: (end) => scans.room(end), start: (run) => scans.start(run) })
      // An update for which it drains may be canceled: then it goes on.
      while (this.#draining.signal.aborted && !signal.aborted) await this.#parts.clock.wait(resumesWithinMs, signal)
    }
  }

  async #takeTasks(signal: AbortSignal): Promise<void> {
    const context = { ...this.#context, signal }
    await taskLoop({ ...context, execute: (task) => this.#execute(task, context) })
  }

  /** An update takes minutes to hours: what is asked meanwhile is answered. */
  async #execute(task: NodeTask, context: TaskContext): Promise<void> {
    if (task.kind === 'update') this.#beginUpdate({ task, begun: 0 }, context.signal)
    else await executeTask(task, context)
  }

  /** One at a time: the console orders none while it knows of one. */
  #beginUpdate(order: KeptOrder, signal: AbortSignal): void {
    if (this.#isUpdating) return
    this.#isUpdating = true
    this.#update = this.#guard(this.#carryOut(order, signal))
  }

  async #carryOut(order: KeptOrder, signal: AbortSignal): Promise<void> {
    const drain = async (seconds: number, until: AbortSignal) => {
      this.#draining.abort()
      await Promise.race([this.#scans.idle(), this.#parts.clock.wait(seconds * 1000, until)])
    }
    const resume = () => {
      this.#draining = new AbortController()
    }
    if (await carryOutUpdate(order, { ...this.#context, signal, drain, resume })) this.#restart.abort()
    this.#isUpdating = false
  }

  /** Ends to be started anew, at once. */
  startAnew(): void {
    this.#restart.abort()
  }

  /** Says what came of an update that this very process is the result of. */
  deliverUpdate(): Promise<void> {
    return this.#guard(deliverUpdateReport(this.#context))
  }

  async #deliverKeptResults(): Promise<void> {
    const results = await keptResults(this.#parts.home)
    await Promise.all([deliverUpdateReport(this.#context), ...results.map((result) => deliverResult(result, this.#context))])
  }

  /** What has a result already is reported by the next process. */
  async #giveBack(runs: readonly LeasedRun[]): Promise<void> {
    const kept = new Set((await keptResults(this.#parts.home)).map(({ runId }) => runId))
    await giveBackRuns(
      runs.filter(({ runId }) => !kept.has(runId)),
      this.#context,
    )
  }

  /** A loop that fails takes the others with it: half a node would look alive and do nothing. */
  async #guard(loop: Promise<void>): Promise<void> {
    try {
      await loop
    } catch (error) {
      this.#failure ??= { error }
      this.#end.abort()
    }
  }

  #report(problem: string | null): void {
    const isBack = problem === null && this.#problem !== null
    this.#problem = problem
    if (!isBack) return
    this.#parts.log.info('Connected.', { console: this.#parts.client.origin })
    this.#parts.onConnected?.()
  }

  #onGone(error: unknown): void {
    this.#ending ??= endingFrom(error, this.#parts.identity)
    this.#end.abort()
  }
}
