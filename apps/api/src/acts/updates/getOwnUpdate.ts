import type { OwnUpdate, UpdatePhase } from '@mooring/contract'
import { isOlderVersion } from '@mooring/domain'
import { nodeCaller, type ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import { readOffer } from '../../downloads/readOffer.ts'

/** How the calling node stands to the version on offer, and what came of its last update. */
export async function getOwnUpdate(context: ActContext): Promise<OwnUpdate> {
  const { nodeId } = nodeCaller(context)
  const latest = (await readOffer(context.downloadsDirectory))?.version
  const node = await context.prisma.node.findUnique({ where: { id: nodeId }, include: { update: true } })
  if (node === null) return fail('NodeRemoved')
  const { version, update } = node
  return {
    version,
    ...(latest === undefined ? {} : { latest }),
    isUpdateAvailable: latest !== undefined && isOlderVersion(version, latest),
    ...(update === null ? {} : { phase: update.phase as UpdatePhase, since: update.phaseAt.toISOString() }),
    ...(update?.reason ? { reason: update.reason } : {}),
  }
}
