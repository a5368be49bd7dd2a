import type { ActContext } from '../../ActContext.ts'
import type { Node } from '../../database/generated/client.ts'
import { changeNode } from '../../database/queries/changeNode.ts'
import type { NodeInput } from '../../database/queries/findNode.ts'

/** Before maintenance: the node finishes what it runs; `leaseNextRun` gives it nothing new. It stays so across restarts of its machine. */
export const drainNode = (context: ActContext, input: NodeInput): Promise<Node> =>
  changeNode(context, input, {
    action: 'drainNode',
    change: ({ drainingSince }) => (drainingSince === null ? { drainingSince: context.now().toISOString() } : null),
  })
