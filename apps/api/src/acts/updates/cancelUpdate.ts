import { nameKey } from '@mooring/domain'
import type { ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import { findNode } from '../../database/queries/findNode.ts'
import { findRollout, type FoundRollout } from '../../database/queries/findRollout.ts'
import { lockRuntime } from '../../database/queries/findRuntime.ts'
import { takeBackUpdate } from '../../database/queries/takeBackUpdate.ts'
import { readOffer } from '../../downloads/readOffer.ts'
import { getUpdates } from './getUpdates.ts'

/** Takes back the update of one node, or of all whose updates wait or are prepared. */
export async function cancelUpdate(context: ActContext, input: { name: string; nodeName?: string | undefined }): Promise<FoundRollout> {
  const { nodeName } = input
  const target = (await readOffer(context.downloadsDirectory))?.version ?? null
  await context.prisma.$transaction(async (tx) => {
    const runtimeId = await lockRuntime(tx, input.name, 'UPDATE')
    const found = await findRollout(tx, { nameKey: nameKey(input.name) }, { target, now: context.now() })
    if (runtimeId === null || found === null)
      return fail('IntegrationRuntime_NotFound', `There is no integration runtime named ${input.name}.`)
    const named = nodeName === undefined ? null : await findNode(tx, { name: input.name, nodeName })
    const nodeIds = named === null ? found.rollout.nodes.map(({ id }) => id) : [named.id]
    const canceled = await takeBackUpdate(tx, context, { action: 'cancelUpdate', found, nodeIds })
    return canceled > 0 ? undefined : fail('NoUpdateToCancel')
  })
  return getUpdates(context, input)
}
