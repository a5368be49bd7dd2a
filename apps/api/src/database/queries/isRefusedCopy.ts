import { offlineAfterMs } from '@mooring/domain'
import type { PrismaClient } from '../generated/client.ts'

/**
 * Whether a process that was found to be a copy of a node is still one: the node itself lives. That it called is noted, because its call
 * goes no further; when the node has fallen silent, the copy may go on and take its place, as `judgeInstance` says.
 */
export async function isRefusedCopy(prisma: PrismaClient, copy: { nodeId: string; instanceId: string }): Promise<boolean> {
  const refused = await prisma.$executeRaw`
    UPDATE node SET rival_heard_at = now()
    WHERE id = ${copy.nodeId}::uuid AND ${copy.instanceId}::uuid = ANY (rival_instance_ids)
      AND last_heartbeat_at > now() - make_interval(secs => ${offlineAfterMs / 1000})`
  return refused > 0
}
