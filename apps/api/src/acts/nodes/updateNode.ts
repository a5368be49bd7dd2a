import type { ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import type { Node } from '../../database/generated/client.ts'
import { changeNode } from '../../database/queries/changeNode.ts'
import type { NodeInput } from '../../database/queries/findNode.ts'

/** Sets how many runs the console leases to a node at once. Above what its machine said nothing would come of it. */
export const updateNode = (context: ActContext, input: NodeInput & { concurrentJobsLimit: number }): Promise<Node> =>
  changeNode(context, input, {
    action: 'updateNode',
    change({ name, concurrentJobsMax }) {
      const { concurrentJobsLimit } = input
      if (concurrentJobsLimit <= concurrentJobsMax) return { concurrentJobsLimit }
      return fail(
        'InvalidField',
        `The limit of ${name} is between 1 and ${concurrentJobsMax}, as its machine allows.`,
        'concurrentJobsLimit',
      )
    },
  })
