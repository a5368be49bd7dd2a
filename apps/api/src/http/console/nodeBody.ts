import type { NodeSummary } from '@mooring/contract'
import { nodeStatus, type NodeFacts } from '@mooring/domain'
import type { Node } from '../../database/generated/client.ts'

export function nodeBody(node: Node & Pick<NodeFacts, 'update'>, now: Date): NodeSummary {
  const { status, reason, since } = nodeStatus(node, now)
  return {
    name: node.name,
    status,
    reason,
    since: since.toISOString(),
    ...(status === 'Limited' && node.rivalAddress !== null ? { copyAddress: node.rivalAddress } : {}),
    machineName: node.machineName,
    operatingSystem: node.operatingSystem,
    ...(node.address === null ? {} : { address: node.address }),
    version: node.version,
    ...(node.cpuPercent === null ? {} : { cpuPercent: node.cpuPercent }),
    ...(node.memoryAvailableMb === null ? {} : { memoryAvailableMb: node.memoryAvailableMb }),
    ...(node.receivedBytesPerSecond === null ? {} : { receivedBytesPerSecond: node.receivedBytesPerSecond }),
    ...(node.sentBytesPerSecond === null ? {} : { sentBytesPerSecond: node.sentBytesPerSecond }),
    runningJobs: node.runningJobs,
    concurrentJobsLimit: node.concurrentJobsLimit,
    concurrentJobsMax: node.concurrentJobsMax,
    enrolledWith: node.enrolledWith,
    ...(node.drainingSince === null ? {} : { drainingSince: node.drainingSince.toISOString() }),
    ...(node.ephemeralSeconds === null ? {} : { ephemeralSeconds: node.ephemeralSeconds }),
    registeredAt: node.registeredAt.toISOString(),
    ...(node.lastHeartbeatAt === null ? {} : { lastHeartbeatAt: node.lastHeartbeatAt.toISOString() }),
  }
}
