import type { HeartbeatAnswer, HeartbeatBody } from '@mooring/contract'
import { heartbeatIntervalSeconds } from '@mooring/domain'
import { nodeCaller, type ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import { announce, announceQueue } from '../../database/queries/announce.ts'
import { announceNodes } from '../../database/queries/announceNodes.ts'
import { findNodeForToken } from '../../database/queries/findNodeForToken.ts'
import { recognizeInstance } from '../../database/queries/recognizeInstance.ts'
import { writeHeartbeat } from '../../database/queries/writeHeartbeat.ts'
import { together } from '../../database/together.ts'

/**
 * A node says that it lives. Only what a page would show differently is announced. When another process than before says so, what that
 * means is decided first, as `judgeInstance` says.
 */
export async function heartbeat(context: ActContext, input: HeartbeatBody): Promise<HeartbeatAnswer> {
  const { nodeId, runtimeId, runtimeName, instanceId = null } = nodeCaller(context)
  const write = () => writeHeartbeat(context.prisma, { ...input, nodeId, instanceId, address: context.address })
  let written = await write()
  if (written === null) {
    const known = await findNodeForToken(context.prisma, nodeId)
    // Ended between being authenticated and this statement: it is told why as at any other call.
    if (known === null || known.ended !== null) return fail(known?.ended ?? 'NodeRemoved')
    // Another process said which one it is since this call was authenticated.
    if (instanceId === null) return fail('NodeQuarantined')
    const { beat = 1 } = input
    if (await recognizeInstance(context, { nodeId, runtimeId, runtimeName, instanceId, beat })) written = await write()
  }
  if (written?.isOtherState) await announceTogether(context.prisma, runtimeName)
  else if (written?.isNews) await announce(context.prisma, { topic: 'nodes', name: runtimeName })
  // It may have room for a run now that it waits for.
  if (written?.isResized) await announceQueue(context.prisma, runtimeId)
  return { runtimeName, heartbeatIntervalSeconds }
}

/** After an outage of the network or the console, all nodes come back at once. */
const announceTogether = together<string, void>(async (prisma, runtimes) => {
  await prisma.$transaction((tx) => announceNodes(tx, ...runtimes))
  return runtimes.map(() => undefined)
})
