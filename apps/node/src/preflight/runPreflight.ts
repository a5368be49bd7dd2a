import { console as consoleFace, type PreflightReport } from '@mooring/contract'
import { errorKind } from '../agent/errorKind.ts'
import { openAnonymousClient, type ConsoleAddress } from '../consoleClient.ts'
import { version } from '../version.ts'
import { judgeMachine } from './judgeMachine.ts'
import type { MachineFacts } from './MachineFacts.ts'
import { readMachine } from './readMachine.ts'

const consoleTimeoutMs = 5000

/** What the preflight looks at: the home of the node, and the console to compare clocks with; null when it is not known yet. */
export interface PreflightContext {
  home: string
  address: ConsoleAddress | null
  signal?: AbortSignal
}

/** Looks at this machine and judges whether it suits. */
export async function runPreflight({ home, address, signal }: PreflightContext): Promise<PreflightReport> {
  const [machine, clockAheadMs] = await Promise.all([readMachine(home), address === null ? null : clockAhead(address, signal)])
  const facts: MachineFacts = { ...machine, clockAheadMs }
  return {
    checkedAt: new Date().toISOString(),
    machineName: facts.machineName,
    operatingSystem: facts.operatingSystem.name.slice(0, 255),
    nodeVersion: version,
    checks: judgeMachine(facts),
  }
}

/** Null when the console does not answer: that is what the diagnosis of the network is for. */
async function clockAhead(address: ConsoleAddress, signal?: AbortSignal): Promise<number | null> {
  const client = await openAnonymousClient(address)
  try {
    await client.call(consoleFace.getInstallation, {}, { timeoutMs: consoleTimeoutMs, ...(signal ? { signal } : {}) })
  } catch (error) {
    if (errorKind(error) === 'bug') throw error
  } finally {
    await client.close()
  }
  return client.clockAheadMs()
}
