import type { UpdatePhase, UpdateWindow } from '@mooring/contract'
import { nodeStatus, updateWindowAt, type NodeInRollout, type Rollout, type WindowState } from '@mooring/domain'
import type { Prisma } from '../generated/client.ts'

const include = { nodes: { orderBy: { nameKey: 'asc' }, include: { update: true } } } satisfies Prisma.RuntimeInclude

type RuntimeInRollout = Prisma.RuntimeGetPayload<{ include: typeof include }>

export interface FoundRollout {
  runtime: RuntimeInRollout
  rollout: Rollout
  /** Null when none is set: updates may begin at any time. */
  window: WindowState | null
}

/** How a runtime stands to the version that nodes are updated to, at a time; null when there is no such runtime. */
export async function findRollout(
  tx: Prisma.TransactionClient,
  where: Prisma.RuntimeWhereUniqueInput,
  { target, now }: { target: string | null; now: Date },
): Promise<FoundRollout | null> {
  const runtime = await tx.runtime.findUnique({ where, include })
  if (runtime === null) return null
  const window = runtime.updateWindow === null ? null : updateWindowAt(runtime.updateWindow as UpdateWindow, now)
  const nodes = runtime.nodes.map((node) => inRollout(node, now))
  return { runtime, window, rollout: { target, isAutomatic: runtime.autoUpdate, isWindowOpen: window?.isOpen ?? true, nodes } }
}

function inRollout(node: RuntimeInRollout['nodes'][number], now: Date): NodeInRollout {
  const { id, name, version, runningJobs, ephemeralSeconds, update } = node
  // Whether it is connected: how far its update is, is what is asked.
  const { status } = nodeStatus({ ...node, update: null }, now)
  return {
    ...{ id, name, version, runningJobs },
    isOnline: status !== 'Offline' && status !== 'Initializing',
    isEphemeral: ephemeralSeconds !== null,
    update: update && { version: update.version, phase: update.phase as UpdatePhase, phaseAt: update.phaseAt, reason: update.reason },
  }
}
