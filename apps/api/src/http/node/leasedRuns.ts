import { node } from '@mooring/contract'
import { completeRun } from '../../acts/runs/completeRun.ts'
import { findKnownAssets } from '../../acts/runs/findKnownAssets.ts'
import { leaseRun } from '../../acts/runs/leaseRun.ts'
import { releaseRun } from '../../acts/runs/releaseRun.ts'
import { reportAssets } from '../../acts/runs/reportAssets.ts'
import { reportLog } from '../../acts/runs/reportLog.ts'
import { reportProgress } from '../../acts/runs/reportProgress.ts'
import type { Edge } from '../Edge.ts'
import { route } from '../route.ts'
import { untilHungUp } from '../untilHungUp.ts'

const noStore = { 'cache-control': 'no-store' }

/** Runs as nodes take them and tell of them. */
export function addLeasedRuns(at: Edge): void {
  const closing = new AbortController()
  at.app.addHook('preClose', async () => closing.abort())

  route(
    at,
    node.leaseRun,
  )(async ({ body, context, reply }) => {
    // A node that hung up must not be given a run that it will never hear of.
    const run = await leaseRun(context, { ...body, signal: untilHungUp(reply, closing.signal) })
    return run === null ? { status: 204 } : { status: 200, body: run, headers: noStore }
  })
  route(
    at,
    node.reportProgress,
  )(async ({ params, body, context }) => {
    await reportProgress(context, { ...params, ...body })
    return { status: 204 }
  })
  route(
    at,
    node.findKnownAssets,
  )(async ({ params, body, context }) => ({ status: 200, body: { value: await findKnownAssets(context, { ...params, ...body }) } }))
  route(
    at,
    node.reportAssets,
  )(async ({ params, body, context }) => {
    await reportAssets(context, { ...params, ...body })
    return { status: 204 }
  })
  route(
    at,
    node.reportLog,
  )(async ({ params, body, context }) => {
    await reportLog(context, { ...params, ...body })
    return { status: 204 }
  })
  route(
    at,
    node.releaseRun,
  )(async ({ params, body, context }) => {
    await releaseRun(context, { ...params, ...body })
    return { status: 204 }
  })
  route(
    at,
    node.completeRun,
  )(async ({ params, body, context }) => {
    await completeRun(context, { ...params, ...body })
    return { status: 204 }
  })
}
