import { nameKey } from '@mooring/domain'
import type { ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import { askForUpdate } from '../../database/queries/askForUpdate.ts'
import { findNode } from '../../database/queries/findNode.ts'
import { findRollout, type FoundRollout } from '../../database/queries/findRollout.ts'
import { lockRuntime } from '../../database/queries/findRuntime.ts'
import { readOffer } from '../../downloads/readOffer.ts'
import { getUpdates } from './getUpdates.ts'

/**
 * Asks for the update of one node, or of all that stay: `rollOutUpdates` begins them one after the other, whatever the window says.
 * Who asks has seen what failed before: a node that failed is tried again.
 */
export async function startUpdate(context: ActContext, input: { name: string; nodeName?: string | undefined }): Promise<FoundRollout> {
  const { nodeName } = input
  const now = context.now()
  const target = (await readOffer(context.downloadsDirectory))?.version ?? null
  await context.prisma.$transaction(async (tx) => {
    const runtimeId = await lockRuntime(tx, input.name, 'UPDATE')
    const found = await findRollout(tx, { nameKey: nameKey(input.name) }, { target, now })
    if (runtimeId === null || found === null)
      return fail('IntegrationRuntime_NotFound', `There is no integration runtime named ${input.name}.`)
    const named = nodeName === undefined ? null : await findNode(tx, { name: input.name, nodeName })
    const nodeIds = named === null ? found.rollout.nodes.filter(({ isEphemeral }) => !isEphemeral).map(({ id }) => id) : [named.id]
    const asked = await askForUpdate(tx, context, { action: 'startUpdate', found, nodeIds, now })
    return asked > 0 ? undefined : fail('NoUpdateAvailable')
  })
  return getUpdates(context, input)
}
