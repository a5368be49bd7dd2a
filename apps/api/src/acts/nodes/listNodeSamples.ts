import type { ActContext } from '../../ActContext.ts'
import type { NodeSample } from '../../database/generated/client.ts'
import { findNode, type NodeInput } from '../../database/queries/findNode.ts'

export type Sample = Omit<NodeSample, 'nodeId' | 'slot'>

/** How the node was in each minute of the last hour, oldest first; minutes in which it was silent are missing. The database's clock, which `heartbeat` writes by. */
export async function listNodeSamples(context: ActContext, input: NodeInput): Promise<Sample[]> {
  const { id } = await findNode(context.prisma, input)
  return context.prisma.$queryRaw<Sample[]>`
    SELECT at, cpu_percent AS "cpuPercent", memory_available_mb AS "memoryAvailableMb",
      received_bytes_per_second AS "receivedBytesPerSecond", sent_bytes_per_second AS "sentBytesPerSecond", running_jobs AS "runningJobs"
    FROM node_sample WHERE node_id = ${id}::uuid AND at > now() - interval '1 hour' ORDER BY at`
}
