import { randomUUID } from 'node:crypto'
import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { console as operations, purview, type ConsoleRun, type RunLease } from '@mooring/contract'
import { ConsoleProcess } from './ConsoleProcess.ts'
import { LargeSource } from './LargeSource.ts'
import { NodeProcess } from './NodeProcess.ts'

export const victims = ['node', 'console', 'database'] as const
export type Victim = (typeof victims)[number]

/** Waits until it is time to kill; also over when the run has ended before. */
export type Moment = (site: ScanUnderFire, runId: string) => Promise<void>

/** A process that is ended with SIGKILL, and started again. */
export interface Kill {
  victim: Victim
  moment: Moment
}

/** What is there of a run after it has ended and everybody is back. */
export interface Ending {
  run: ConsoleRun
  leases: RunLease[]
  /** Qualified names of the assets of its source. */
  assets: string[]
  /** Results that the node still keeps for the console. */
  resultsKept: number
  /** How often the node was killed before it had a result: each of them costs a lease. */
  interruptions: number
}

const pollMs = 20
const runtime = 'office'
/** A killed node costs a lease of 30 seconds, and a console that was killed too watches as long before it takes the run away. */
const endsWithinMs = 240_000
const hasEnded = ({ status }: ConsoleRun): boolean => !['Accepted', 'InProgress'].includes(status)

/** A console, a node and a large source, each in processes of their own, to be killed while the one scans the other for the third. */
export class ScanUnderFire {
  readonly console: ConsoleProcess
  readonly machine: NodeProcess
  readonly source: LargeSource
  #runs = 0

  private constructor(parts: { console: ConsoleProcess; machine: NodeProcess; source: LargeSource }) {
    this.console = parts.console
    this.machine = parts.machine
    this.source = parts.source
  }

  static async prepare(): Promise<ScanUnderFire> {
    const [console, machine, source] = await Promise.all([ConsoleProcess.start(), NodeProcess.prepare(), LargeSource.start()])
    const params = { integrationRuntimeName: runtime }
    await console.call(purview.putRuntime, { params, body: { kind: 'SelfHosted' } })
    const { authKey1 = '' } = await console.call(purview.listAuthKeys, { params })
    const { code, output } = await machine.register(authKey1, 'first')
    if (code !== 0) throw new Error(`The node did not register: ${output}`)
    const { user, password } = source.signIn
    const typeProperties = { user, password: { type: 'SecureString' as const, value: password } }
    await console.call(purview.putCredential, {
      params: { credentialName: 'scanner' },
      body: { kind: 'BasicAuth', properties: { typeProperties } },
    })
    await mkdir(join(machine.home, 'results'), { recursive: true, mode: 0o700 })
    machine.run()
    return new ScanUnderFire({ console, machine, source })
  }

  async end(): Promise<void> {
    await this.machine.end()
    await Promise.all([this.console.end(), this.source.end()])
  }

  /** Runs a scan that nobody ran before, while these are killed one after the other, and waits until it has ended and the node has nothing left to report. */
  async scan(kills: readonly Kill[]): Promise<Ending> {
    const dataSourceName = `source-${++this.#runs}`
    const runId = await this.#start(dataSourceName)
    let interruptions = 0
    for (const { victim, moment } of kills) {
      await moment(this, runId)
      await this.#kill(victim)
      if (victim === 'node' && (await this.#isLeftUndone(runId))) interruptions += 1
      await this.#startAgain(victim)
    }
    const deadline = Date.now() + endsWithinMs
    while (!hasEnded(await this.findRun(runId)) || (await this.resultsKept()).length > 0) {
      if (Date.now() > deadline) break
      await delay(pollMs)
    }
    // Asked again: an end that is written twice would show.
    const run = await this.findRun(runId)
    const { value: leases } = await this.console.call(operations.listRunLeases, { params: { runId } })
    const resultsKept = (await this.resultsKept()).length
    return { run, leases, assets: await this.#assetsOf(dataSourceName), resultsKept, interruptions }
  }

  /** The run, as soon as the console answers again. */
  async findRun(runId: string): Promise<ConsoleRun> {
    const deadline = Date.now() + endsWithinMs
    for (;;) {
      try {
        return await this.console.call(operations.findRun, { params: { runId } })
      } catch (error) {
        if (Date.now() > deadline) throw error
      }
      await delay(pollMs)
    }
  }

  /** The names of the results that the node keeps until the console has them. */
  async resultsKept(): Promise<string[]> {
    return (await readdir(join(this.machine.home, 'results'))).filter((name) => name.endsWith('.json'))
  }

  async #start(dataSourceName: string): Promise<string> {
    const { address, database } = this.source
    const params = { dataSourceName, scanName: 'all' }
    await this.console.call(purview.putDataSource, { params: { dataSourceName }, body: { kind: 'AzurePostgreSql', properties: address } })
    const credential = { referenceName: 'scanner', credentialType: 'BasicAuth' as const }
    const properties = { ...address, databaseName: database, credential, connectedVia: { referenceName: runtime } }
    await this.console.call(purview.putScan, { params, body: { kind: 'AzurePostgreSqlCredential', properties } })
    const runId = randomUUID()
    await this.console.call(purview.startRun, { params, query: { runId, scanLevel: 'Full' } })
    return runId
  }

  async #kill(victim: Victim): Promise<void> {
    if (victim === 'database') await this.console.killDatabase()
    else if (victim === 'console') await this.console.kill()
    else await this.machine.kill()
  }

  /** A console starts its database again by itself. */
  async #startAgain(victim: Victim): Promise<void> {
    if (victim === 'console') await this.console.startAgain()
    else if (victim === 'node') this.machine.run()
  }

  /** Whether somebody holds the run who is not there any more, and has left no result. */
  async #isLeftUndone(runId: string): Promise<boolean> {
    const { status } = await this.findRun(runId)
    return status === 'InProgress' && !(await this.resultsKept()).includes(`${runId}.json`)
  }

  async #assetsOf(dataSourceName: string): Promise<string[]> {
    const names: string[] = []
    let next: string | null | undefined
    do {
      const page = await this.#pageOfAssets(dataSourceName, next)
      names.push(...page.names)
      next = page.next
    } while (next)
    return names
  }

  async #pageOfAssets(dataSourceName: string, after: string | null | undefined): Promise<{ names: string[]; next: string | null }> {
    const query = after ? { dataSourceName, $skipToken: after } : { dataSourceName }
    const { value, nextLink } = await this.console.call(operations.listAssets, { query })
    const next = nextLink === undefined ? null : new URL(nextLink).searchParams.get('$skipToken')
    return { names: value.map(({ qualifiedName }) => qualifiedName), next }
  }
}

/** When so much of the source, from 0 to 1, was looked at by the present holder of the run. */
export const whenSeen =
  (share: number): Moment =>
  async (site, runId) => {
    for (;;) {
      const run = await site.findRun(runId)
      const { objectsSeen = 0, objectsTotal = Infinity } = run.progress ?? {}
      if (hasEnded(run) || (run.status === 'InProgress' && objectsSeen >= share * objectsTotal)) return
      await delay(pollMs)
    }
  }

/** When the result is written down and on its way to the console. */
export const whenReported: Moment = async (site, runId) => {
  while (!(await site.resultsKept()).includes(`${runId}.json`) && !hasEnded(await site.findRun(runId))) await delay(1)
}

export const afterMs =
  (ms: number): Moment =>
  () =>
    delay(ms)

/** What should not be, of a run that somebody was killed in; nothing when it ended once, with everything or with a clear reason. */
export function problemsOf({ run, leases, assets, resultsKept, interruptions }: Ending, source: LargeSource): string[] {
  const { discovered } = run.discoveryExecutionDetails.statistics.assets
  const fences = leases.map(({ fence }) => fence)
  const results = leases.filter(({ ending }) => ending === 'completed' || ending === 'failed')
  const last = leases.at(-1)
  const checks: Record<string, boolean> = {
    [`it is ${run.status} with ${run.error?.code ?? 'no code'}`]:
      run.status === 'Succeeded' || (run.status === 'Failed' && run.error !== undefined && run.error.message !== ''),
    [`it has ${assets.length} assets`]: run.status !== 'Succeeded' || assets.length === source.assets,
    'an asset is there twice': new Set(assets).size === assets.length,
    [`it says that it discovered ${discovered}`]: run.status !== 'Succeeded' || discovered === source.assets,
    [`its fences are ${fences.join(', ')}`]: fences.every((fence, index) => index === 0 || fence > (fences[index - 1] ?? 0)),
    [`${results.length} of its leases have a result`]: results.length === (run.error?.code === 'NodeLost' ? 0 : 1),
    [`its last lease ended ${last?.ending ?? 'never'}`]: leases.every(({ ending }) => ending !== undefined),
    [`it was leased ${leases.length} times, and interrupted ${interruptions} times`]:
      run.status === 'Failed' || leases.length > interruptions,
    [`it was leased ${leases.length} times, and counts ${run.attempts}`]: leases.length === run.attempts,
    [`${resultsKept} results are still kept`]: resultsKept === 0,
  }
  return Object.keys(checks).filter((problem) => checks[problem] === false)
}
