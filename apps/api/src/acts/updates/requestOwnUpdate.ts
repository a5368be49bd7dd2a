import type { OwnUpdate } from '@mooring/contract'
import { nodeCaller, type ActContext } from '../../ActContext.ts'
import { askForUpdate } from '../../database/queries/askForUpdate.ts'
import { findRollout } from '../../database/queries/findRollout.ts'
import { lockRuntime } from '../../database/queries/findRuntime.ts'
import { readOffer } from '../../downloads/readOffer.ts'
import { getOwnUpdate } from './getOwnUpdate.ts'

/** Whoever administers the machine asks for its update: it is begun in its turn, as one that somebody asked for in the console. */
export async function requestOwnUpdate(context: ActContext): Promise<OwnUpdate> {
  const { nodeId, runtimeId, runtimeName } = nodeCaller(context)
  const now = context.now()
  const target = (await readOffer(context.downloadsDirectory))?.version ?? null
  await context.prisma.$transaction(async (tx) => {
    await lockRuntime(tx, runtimeName, 'UPDATE')
    const found = await findRollout(tx, { id: runtimeId }, { target, now })
    if (found !== null) await askForUpdate(tx, context, { action: 'requestOwnUpdate', found, nodeIds: [nodeId], now })
  })
  return getOwnUpdate(context)
}
