import { together } from '../together.ts'

/** A node as its token is checked: the registration if it has one, else why it ended. */
export type NodeForToken =
  | {
      publicKey: string
      runtimeId: string
      name: string
      runtimeName: string
      rivalInstanceIds: string[]
      /** Whether a process that speaks for it has said which one it is. */
      saysProcess: boolean
      ended: null
    }
  | { publicKey: string; runtimeId: string; ended: 'NodeRemoved' | 'IntegrationRuntimeDeleted' }

type Row = NodeForToken & { id: string }

/** The node of this id, or what it was; null when there never was one. Every call of a node begins with it. */
export const findNodeForToken = together<string, NodeForToken | null>(async (prisma, nodeIds) => {
  const rows = await prisma.$queryRaw<Row[]>`
    SELECT node.id, node.public_key AS "publicKey", node.runtime_id AS "runtimeId", node.name, runtime.name AS "runtimeName",
      node.rival_instance_ids AS "rivalInstanceIds", node.instance_id IS NOT NULL AS "saysProcess", NULL AS ended
    FROM node JOIN runtime ON runtime.id = node.runtime_id
    WHERE node.id = ANY(${nodeIds}::uuid[])
    UNION ALL
    SELECT id, public_key, runtime_id, NULL, NULL, NULL, NULL, CASE reason WHEN 'IntegrationRuntimeDeleted' THEN 'IntegrationRuntimeDeleted' ELSE 'NodeRemoved' END
    FROM former_node WHERE id = ANY(${nodeIds}::uuid[])`
  // A registration before what it was: of a node that is both, the first counts.
  const found = new Map(rows.toReversed().map(({ id, ...node }) => [id, node as NodeForToken]))
  return nodeIds.map((id) => found.get(id) ?? null)
})
