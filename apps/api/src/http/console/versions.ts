import { console } from '@mooring/contract'
import { listVersions } from '../../acts/versions/listVersions.ts'
import type { Edge } from '../Edge.ts'
import { route } from '../route.ts'

export function addVersions(at: Edge): void {
  route(at, console.listVersions)(async ({ context }) => ({ status: 200, body: await listVersions(context) }))
}
