import type { LeasedCredential, LeasedRun, RunErrorCode, ScanOfKind, SourceOfKind } from '@mooring/contract'
import { leaseSeconds, leavesRunMs } from '@mooring/domain'
import { nodeCaller, type ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import type { Scan } from '../../database/generated/client.ts'
import { announce } from '../../database/queries/announce.ts'
import { customRulesetOf } from '../../database/queries/customRulesetOf.ts'
import { findNodeForToken } from '../../database/queries/findNodeForToken.ts'
import { leaseNextRun } from '../../database/queries/leaseNextRun.ts'
import { referencesOf } from '../../database/queries/referencesOf.ts'
import { noteScanKinds, unsupportedRuns } from '../../database/queries/scanKindsOfNodes.ts'
import { scanPlan } from '../../database/queries/scanPlan.ts'
import { transitionRun } from '../../database/queries/transitionRun.ts'
import { untilQueued } from '../../events/untilQueued.ts'
import { CredentialProblem, openCredential } from '../../openCredential.ts'
import { scanGap } from '../../scanGap.ts'

interface LeaseInput {
  waitSeconds: number
  /** Kinds of scans that the node executes; absent: it does not say. */
  kinds?: readonly string[] | undefined
  signal: AbortSignal
}

/**
 * Leases the next run of the node's runtime; waits up to `waitSeconds` for one, null when none came. The subscription is
 * made before looking, so that a run queued in between is not missed. A node that was ended while it waited is told so. A run that
 * another node should have, because that does less, is left to it for a moment.
 */
export async function leaseRun(context: ActContext, input: LeaseInput): Promise<LeasedRun | null> {
  const node = { ...nodeCaller(context), kinds: input.kinds }
  if (input.kinds) await noteScanKinds(context.prisma, { nodeId: node.nodeId, kinds: input.kinds })
  const deadline = Date.now() + input.waitSeconds * 1000
  const isLeft = forAMoment()
  while (!input.signal.aborted) {
    const queue = untilQueued(context.feed, { key: node.runtimeId, deadline, signal: input.signal })
    try {
      const run = await tryLease(context, node, isLeft)
      if (run !== null && run !== 'left') return run
      if (run === null) await failUnsupportedRuns(context, node.runtimeId)
      // Asked before it waits too: it may have been ended between its authentication and the subscription.
      const known = await findNodeForToken(context.prisma, node.nodeId)
      if (known === null || known.ended !== null) return fail(known?.ended ?? 'NodeRemoved')
      if (Date.now() >= deadline) return null
      if (run === 'left') queue.wakeIn(leavesRunMs)
      await queue.woken
    } finally {
      queue.end()
    }
  }
  return null
}

/** A run that no node of the runtime can execute would wait for ever: it ends as one whose kind no version knows does at its start. */
async function failUnsupportedRuns(context: ActContext, runtimeId: string): Promise<void> {
  for (const { id, kind } of await unsupportedRuns(context.prisma, runtimeId)) {
    const errorMessage = `No node of the integration runtime supports scans of the kind ${kind}.`
    // A node that was updated meanwhile may have taken it.
    await failRun(context, { runId: id, from: 'queued', errorCode: 'NodeCannotScanKind', errorMessage })
  }
}

/** Says yes of each run from when it is asked about it first until others had time enough to take it. */
function forAMoment(): (runId: string) => boolean {
  const since = new Map<string, number>()
  return (runId) => {
    const now = performance.now()
    const first = since.get(runId) ?? now
    since.set(runId, first)
    return now - first < leavesRunMs
  }
}

async function tryLease(
  context: ActContext,
  node: ReturnType<typeof nodeCaller> & Pick<LeaseInput, 'kinds'>,
  isLeft: (runId: string) => boolean,
): Promise<LeasedRun | 'left' | null> {
  const leaser = { id: node.nodeId, name: node.name, runtimeId: node.runtimeId, instanceId: node.instanceId, kinds: node.kinds }
  const leased = await leaseNextRun(context.prisma, leaser, isLeft)
  if (leased === null || leased === 'left') return leased
  const run = await context.prisma.run.findUniqueOrThrow({
    where: { id: leased.runId },
    include: { scan: { include: { dataSource: true } } },
  })
  const { scan } = run
  await announce(context.prisma, { topic: 'runs', name: run.id })
  const gap = scanGap({ scan, source: scan.dataSource })
  if (gap !== null) {
    // It was changed after the run was queued.
    await failRun(context, { runId: run.id, errorCode: 'ScanIncomplete', errorMessage: gap.message })
    return tryLease(context, node, isLeft)
  }
  const credential = await credentialOf(context, scan)
  if (credential instanceof CredentialProblem) {
    await failRun(context, { runId: run.id, errorCode: credential.code, errorMessage: credential.message })
    // Nobody would wake this node for the next one, which may have been there all along.
    return tryLease(context, node, isLeft)
  }
  const plan = await scanPlan(context.prisma, scan)
  if (plan === null) {
    const errorMessage = `The scan rule set ${customRulesetOf(scan.properties)}, which this scan names, does not exist.`
    await failRun(context, { runId: run.id, errorCode: 'ScanRulesetNotFound', errorMessage })
    return tryLease(context, node, isLeft)
  }
  return {
    runId: run.id,
    fence: leased.fence,
    leaseSeconds,
    scanLevel: run.scanLevel === 'Incremental' ? 'Incremental' : 'Full',
    dataSourceName: scan.dataSource.name,
    scanName: scan.name,
    source: { kind: scan.dataSource.kind, properties: scan.dataSource.properties } as SourceOfKind,
    scan: { kind: scan.kind, properties: scan.properties } as ScanOfKind,
    ...(credential === null ? {} : { credential }),
    ...plan,
  }
}

async function credentialOf(context: ActContext, { properties }: Scan): Promise<LeasedCredential | CredentialProblem | null> {
  const { credential } = referencesOf(properties)
  try {
    return credential === null ? null : await openCredential(context, credential)
  } catch (error) {
    if (error instanceof CredentialProblem) return error
    throw error
  }
}

async function failRun(
  context: ActContext,
  { runId, from, ...data }: { runId: string; from?: 'queued'; errorCode: RunErrorCode; errorMessage: string },
): Promise<void> {
  await context.prisma.$transaction(async (tx) => {
    if (await transitionRun(tx, { runId, event: 'fail', ...(from && { from }), data })) await announce(tx, { topic: 'runs', name: runId })
  })
}
