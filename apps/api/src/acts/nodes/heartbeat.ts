import type { HeartbeatAnswer, HeartbeatBody } from '@mooring/contract'
import { heartbeatIntervalSeconds } from '@mooring/domain'
import { nodeCaller, type ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import { announce } from '../../database/queries/announce.ts'
import { findNodeForToken } from '../../database/queries/findNodeForToken.ts'
import { writeHeartbeat } from '../../database/queries/writeHeartbeat.ts'

/** A node says that it lives. Only what a page would show differently is announced. */
export async function heartbeat(context: ActContext, input: HeartbeatBody): Promise<HeartbeatAnswer> {
  const { nodeId, runtimeName } = nodeCaller(context)
  const written = await writeHeartbeat(context.prisma, { ...input, nodeId, address: context.address })
  // Ended between being authenticated and this statement: it is told why as at any other call.
  if (written === null) return fail((await findNodeForToken(context.prisma, nodeId))?.ended ?? 'NodeRemoved')
  if (written.isNews) await announce(context.prisma, { topic: 'nodes', name: runtimeName })
  return { runtimeName, heartbeatIntervalSeconds }
}
