import { console } from '@mooring/contract'
import { getPreferences } from '../../acts/preferences/getPreferences.ts'
import { updatePreferences } from '../../acts/preferences/updatePreferences.ts'
import type { Edge } from '../Edge.ts'
import { route } from '../route.ts'

export function addPreferences(at: Edge): void {
  route(at, console.getPreferences)(async ({ context }) => ({ status: 200, body: await getPreferences(context) }))
  route(at, console.updatePreferences)(async ({ body, context }) => ({ status: 200, body: await updatePreferences(context, body) }))
}
