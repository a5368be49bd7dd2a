import type { OwnUpdate } from '@mooring/contract'
import { nodeCaller, type ActContext } from '../../ActContext.ts'
import { findRollout } from '../../database/queries/findRollout.ts'
import { lockRuntime } from '../../database/queries/findRuntime.ts'
import { takeBackUpdate } from '../../database/queries/takeBackUpdate.ts'
import { readOffer } from '../../downloads/readOffer.ts'
import { getOwnUpdate } from './getOwnUpdate.ts'

/** Whoever administers the machine takes back its update; one that cannot be canceled goes on, as the answer says. */
export async function cancelOwnUpdate(context: ActContext): Promise<OwnUpdate> {
  const { nodeId, runtimeId, runtimeName } = nodeCaller(context)
  const target = (await readOffer(context.downloadsDirectory))?.version ?? null
  await context.prisma.$transaction(async (tx) => {
    await lockRuntime(tx, runtimeName, 'UPDATE')
    const found = await findRollout(tx, { id: runtimeId }, { target, now: context.now() })
    if (found !== null) await takeBackUpdate(tx, context, { action: 'cancelOwnUpdate', found, nodeIds: [nodeId] })
  })
  return getOwnUpdate(context)
}
