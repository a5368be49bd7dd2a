import { console } from '@mooring/contract'
import { listKeyFacts } from '../../acts/authKeys/listKeyFacts.ts'
import { regenerateAuthKey } from '../../acts/authKeys/regenerateAuthKey.ts'
import { updateAuthKey } from '../../acts/authKeys/updateAuthKey.ts'
import type { Edge } from '../Edge.ts'
import { route } from '../route.ts'

export function addConsoleKeys(at: Edge): void {
  route(at, console.listKeyFacts)(async ({ params, context }) => ({ status: 200, body: { keys: await listKeyFacts(context, params) } }))
  route(
    at,
    console.updateAuthKey,
  )(async ({ params, body, context }) => ({ status: 200, body: await updateAuthKey(context, { ...params, ...body }) }))
  route(
    at,
    console.regenerateAuthKey,
  )(async ({ params, body, context }) => {
    const regenerated = await regenerateAuthKey(context, { name: params.name, slot: params.keyName, nodes: body.nodes })
    return { status: 200, body: regenerated, headers: { 'cache-control': 'no-store' } }
  })
}
