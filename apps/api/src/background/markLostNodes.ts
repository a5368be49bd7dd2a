import { offlineAfterMs, restartMsMax } from '@mooring/domain'
import type { Console } from '../ActContext.ts'
import { announce } from '../database/queries/announce.ts'

export const markLostNodesEverySeconds = 2

/**
 * Nothing is written when a node falls silent: that it is offline follows from its last heartbeat. But open pages must hear of
 * it, so each round announces the nodes that crossed the line since the last one, with one round of overlap;
 * one that registered and never spoke crosses it too, and one that was to start as a new version crosses a later one.
 */
export async function markLostNodes({ prisma }: Console): Promise<void> {
  const offlineAfterSeconds = offlineAfterMs / 1000
  const sinceSeconds = offlineAfterSeconds + 2 * markLostNodesEverySeconds
  const restartSeconds = restartMsMax / 1000
  const lost = await prisma.$queryRaw<{ name: string }[]>`
    SELECT DISTINCT runtime.name FROM node JOIN runtime ON runtime.id = node.runtime_id
    WHERE (node.last_heartbeat_at <= now() - make_interval(secs => ${offlineAfterSeconds})
        AND node.last_heartbeat_at > now() - make_interval(secs => ${sinceSeconds}))
      OR (node.last_heartbeat_at IS NULL
        AND node.registered_at <= now() - make_interval(secs => ${offlineAfterSeconds})
        AND node.registered_at > now() - make_interval(secs => ${sinceSeconds}))
      OR EXISTS (SELECT FROM node_update WHERE node_id = node.id AND phase = 'restarting'
        AND phase_at <= now() - make_interval(secs => ${restartSeconds})
        AND phase_at > now() - make_interval(secs => ${restartSeconds + 2 * markLostNodesEverySeconds}))`
  await announce(prisma, ...lost.map(({ name }) => ({ topic: 'nodes' as const, name })))
}
