import { hostname } from 'node:os'
import type { NetworkReport, NetworkTarget } from '@mooring/contract'
import { describeProxy, proxyRoute } from '../proxy.ts'
import { diagnoseTarget } from './diagnoseTarget.ts'
import type { NetworkContext } from './NetworkContext.ts'

const atATime = 8

/** Takes the way to each target, several at a time, in the order given. */
export async function diagnoseNetwork(targets: readonly NetworkTarget[], context: NetworkContext): Promise<NetworkReport> {
  const diagnoses = Array.from<Awaited<ReturnType<typeof diagnoseTarget>>>({ length: targets.length })
  const waiting = [...targets.entries()]
  const takeNext = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) diagnoses[next[0]] = await diagnoseTarget(next[1], context)
  }
  await Promise.all(Array.from({ length: atATime }, takeNext))
  const [console = targets[0]] = targets.filter(({ purpose }) => purpose === 'console')
  const route = console === undefined ? null : proxyRoute({ ...console, protocol: `${console.protocol}:` }, context.proxy)
  return {
    checkedAt: new Date().toISOString(),
    machineName: hostname().slice(0, 255) || 'unknown',
    proxy: describeProxy(context.proxy, route),
    targets: diagnoses,
  }
}
