import { offlineAfterMs, restartMsMax } from '@mooring/domain'
import type { Console } from '../ActContext.ts'
import type { Prisma } from '../database/generated/client.ts'
import { announceNodes } from '../database/queries/announceNodes.ts'

export const markLostNodesEverySeconds = 2

/**
 * That a node is offline follows from its last heartbeat. But open pages must hear of it, and who was away must be told of an outage
 * that is over: so each round announces the nodes that crossed the line since the last one, with one round of overlap, and writes down
 * that they were lost. One that registered and never spoke crosses it too, and one that was to start as a new version crosses a later one.
 */
export async function markLostNodes({ prisma }: Console): Promise<void> {
  const sinceSeconds = 2 * markLostNodesEverySeconds
  await prisma.$transaction(async (tx) => {
    const lost = await tx.$queryRaw<{ name: string }[]>`
      WITH silent AS (
        SELECT node.id, node.name, runtime_id, runtime.name AS runtime_name, greatest(
          coalesce(last_heartbeat_at, registered_at) + make_interval(secs => ${offlineAfterMs / 1000}),
          phase_at + make_interval(secs => ${restartMsMax / 1000})) AS lost_at
        FROM node JOIN runtime ON runtime.id = runtime_id
          LEFT JOIN node_update ON node_id = node.id AND phase = 'restarting'
      ), lost AS (
        SELECT * FROM silent WHERE lost_at <= now() AND lost_at > now() - make_interval(secs => ${sinceSeconds})
      ), written AS (
        INSERT INTO node_outage (node_id, lost_at, runtime_name, node_name) SELECT id, lost_at, runtime_name, name FROM lost
        ON CONFLICT DO NOTHING
      )
      SELECT DISTINCT runtime_name AS name FROM lost`
    await endOutages(tx)
    await announceNodes(tx, ...lost.map(({ name }) => name))
  })
}

/** An outage lasts until its node is back, or is not there any more. */
const endOutages = (tx: Prisma.TransactionClient): Promise<number> => tx.$executeRaw`
  UPDATE node_outage SET ended_at = coalesce(node.online_since, now())
  FROM node_outage AS open LEFT JOIN node ON node.id = open.node_id
  WHERE open.ended_at IS NULL AND (node.id IS NULL OR node.online_since > open.lost_at)
    AND node_outage.node_id = open.node_id AND node_outage.lost_at = open.lost_at`
