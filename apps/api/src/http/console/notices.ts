import { console } from '@mooring/contract'
import { listNotices } from '../../acts/notices/listNotices.ts'
import type { Edge } from '../Edge.ts'
import { route } from '../route.ts'

export function addNotices(at: Edge): void {
  route(at, console.listNotices)(async ({ query, context }) => ({ status: 200, body: { notices: await listNotices(context, query) } }))
}
