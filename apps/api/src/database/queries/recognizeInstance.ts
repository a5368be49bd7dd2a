import { judgeInstance } from '@mooring/domain'
import type { ActContext } from '../../ActContext.ts'
import { taskQueueOf } from '../../askNode.ts'
import type { Node } from '../generated/client.ts'
import { announceQueue } from './announce.ts'
import { announceNodes } from './announceNodes.ts'
import { audit } from './audit.ts'
import { databaseNow } from './databaseNow.ts'

interface InstanceBeat {
  nodeId: string
  runtimeId: string
  runtimeName: string
  instanceId: string
  beat: number
}

/** More copies than this are not kept apart: the one that was found first is forgotten, and has to be found again. */
const rivalsMax = 8

/**
 * Decides about a heartbeat of a process that is not the one that speaks for its node, and writes that down: it takes over, or it shows
 * that there are two. True when it speaks for the node from now on; false when its heartbeat says nothing about the node.
 */
export function recognizeInstance(context: ActContext, given: InstanceBeat): Promise<boolean> {
  return context.prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT FROM node WHERE id = ${given.nodeId}::uuid FOR NO KEY UPDATE`
    const node = await tx.node.findUnique({ where: { id: given.nodeId } })
    if (node === null) return false
    const now = await databaseNow(tx)
    const judgement = judgeInstance(node, given, now)
    if (judgement === 'known') return true
    if (judgement === 'unproven' || judgement === 'rival') return false
    await tx.node.update({ where: { id: node.id }, data: judgement === 'lives' ? copyFound(node, given, now) : takenOver(node, given) })
    if (judgement === 'lives') {
      const detail = {
        node: node.name,
        reason: `two machines use its registration, the later one at ${node.address ?? 'an unknown address'}`,
      }
      await audit(tx, context, { action: 'quarantineNode', target: `runtime/${given.runtimeName}`, detail })
    }
    await announceNodes(tx, given.runtimeName)
    // Its calls for a run and for a task may have come before its heartbeat, and wait.
    await announceQueue(tx, given.runtimeId)
    await announceQueue(tx, taskQueueOf(given.nodeId))
    return true
  })
}

const takenOver = (node: Node, { instanceId, beat }: InstanceBeat) => ({
  instanceId,
  instanceBeat: beat,
  formerInstanceId: node.instanceId,
  formerBeat: node.instanceBeat,
  rivalInstanceIds: node.rivalInstanceIds.filter((id) => id !== instanceId),
})

const copyFound = (node: Node, { instanceId, beat }: InstanceBeat, now: Date) => ({
  instanceId,
  instanceBeat: beat,
  formerInstanceId: null,
  formerBeat: 0,
  rivalInstanceIds: [...node.rivalInstanceIds, ...(node.instanceId === null ? [] : [node.instanceId])].slice(-rivalsMax),
  rivalAddress: node.address,
  rivalHeardAt: now,
  quarantinedSince: now,
})
