import { console } from '@mooring/contract'
import { listDownloads } from '../../acts/downloads/listDownloads.ts'
import type { Edge } from '../Edge.ts'
import { route } from '../route.ts'

export function addDownloads(at: Edge): void {
  route(at, console.listDownloads)(async ({ context }) => ({ status: 200, body: await listDownloads(context) }))
}
