import type { ActContext } from '../../ActContext.ts'
import type { Node } from '../../database/generated/client.ts'
import { changeNode } from '../../database/queries/changeNode.ts'
import type { NodeInput } from '../../database/queries/findNode.ts'

/** After maintenance: a node that drained gets runs again, at once when some wait. */
export const resumeNode = (context: ActContext, input: NodeInput): Promise<Node> =>
  changeNode(context, input, {
    action: 'resumeNode',
    change: ({ drainingSince }) => (drainingSince === null ? null : { drainingSince: null }),
  })
