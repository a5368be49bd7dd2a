import { console, type RuntimeUpdates, type UpdateWindow } from '@mooring/contract'
import { stoppedBy, updateOfNode } from '@mooring/domain'
import { cancelUpdate } from '../../acts/updates/cancelUpdate.ts'
import { getUpdates } from '../../acts/updates/getUpdates.ts'
import { putUpdateSettings } from '../../acts/updates/putUpdateSettings.ts'
import { startUpdate } from '../../acts/updates/startUpdate.ts'
import type { FoundRollout } from '../../database/queries/findRollout.ts'
import type { Edge } from '../Edge.ts'
import { route } from '../route.ts'

export function addUpdates(at: Edge): void {
  route(at, console.getUpdates)(async ({ params, context }) => ({ status: 200, body: bodyOf(await getUpdates(context, params)) }))
  route(
    at,
    console.putUpdateSettings,
  )(async ({ params, body, context }) => ({ status: 200, body: bodyOf(await putUpdateSettings(context, { ...params, ...body })) }))
  route(
    at,
    console.startUpdate,
  )(async ({ params, body, context }) => ({ status: 200, body: bodyOf(await startUpdate(context, { ...params, ...body })) }))
  route(
    at,
    console.cancelUpdate,
  )(async ({ params, body, context }) => ({ status: 200, body: bodyOf(await cancelUpdate(context, { ...params, ...body })) }))
}

function bodyOf({ runtime, rollout, window }: FoundRollout): RuntimeUpdates {
  const stopped = stoppedBy(rollout)
  return {
    settings: {
      automatic: runtime.autoUpdate,
      ...(runtime.updateWindow === null ? {} : { window: runtime.updateWindow as UpdateWindow }),
    },
    ...(rollout.target === null ? {} : { target: rollout.target }),
    isWindowOpen: rollout.isWindowOpen,
    ...(window?.opensAt ? { opensAt: window.opensAt.toISOString() } : {}),
    ...(stopped === null ? {} : { stoppedBy: stopped.name }),
    nodes: rollout.nodes.map((node) => updateOfNode(node, rollout)),
  }
}
