import type { AgentStatus } from './agent/AgentStatus.ts'
import { askRunningAgent } from './agent/statusSocket.ts'
import { readIdentity } from './identity.ts'

/** How the node of a home is, whether it runs or not. */
export async function readStatus(home: string): Promise<AgentStatus> {
  const identity = await readIdentity(home)
  if (identity === null) {
    return { state: 'NotRegistered', reason: 'This machine is not registered.', runtime: null, node: null, runningJobs: 0 }
  }
  const names = { runtime: identity.runtimeName, node: identity.nodeName, runningJobs: 0 }
  if (identity.ended !== null) return { state: 'NotRegistered', reason: identity.ended.reason, ...names }
  const running = await askRunningAgent(home)
  return running ?? { state: 'Stopped', reason: 'The node does not run. Start it with "mooring-node run".', ...names }
}
