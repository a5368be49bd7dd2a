import type { OwnUpdate, UpdatePhase, UpdateWindow } from '@mooring/contract'
import { isOlderVersion, updateOfNode } from '@mooring/domain'
import { nodeCaller, type ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import { findRollout, type FoundRollout } from '../../database/queries/findRollout.ts'
import { readOffer } from '../../downloads/readOffer.ts'

/** How the calling node stands to the version on offer, what it waits for, and what came of its last update. */
export async function getOwnUpdate(context: ActContext): Promise<OwnUpdate> {
  const { nodeId, runtimeId } = nodeCaller(context)
  const latest = (await readOffer(context.downloadsDirectory))?.version
  const found = await findRollout(context.prisma, { id: runtimeId }, { target: latest ?? null, now: context.now() })
  const node = found?.runtime.nodes.find(({ id }) => id === nodeId)
  if (!found || node === undefined) return fail('NodeRemoved')
  const { version, update, updatedAt } = node
  return {
    version,
    ...(latest === undefined ? {} : { latest }),
    isUpdateAvailable: latest !== undefined && isOlderVersion(version, latest),
    ...(update === null ? {} : { phase: update.phase as UpdatePhase, since: update.phaseAt.toISOString() }),
    ...(update?.reason ? { reason: update.reason } : {}),
    ...planOf(found, nodeId),
    ...(updatedAt === null ? {} : { updatedAt: updatedAt.toISOString() }),
  }
}

/** What it waits for, and when nodes are updated by themselves. */
function planOf({ runtime, rollout, window }: FoundRollout, nodeId: string): Pick<OwnUpdate, 'waitsFor' | 'window' | 'opensAt'> {
  const node = rollout.nodes.find(({ id }) => id === nodeId)
  const waitsFor = node && updateOfNode(node, rollout).waitsFor
  return {
    ...(waitsFor === undefined ? {} : { waitsFor }),
    ...(runtime.autoUpdate && runtime.updateWindow !== null ? { window: runtime.updateWindow as UpdateWindow } : {}),
    ...(runtime.autoUpdate && window?.opensAt ? { opensAt: window.opensAt.toISOString() } : {}),
  }
}
