import type { LeasedCredential, LeasedRun, RunErrorCode, ScanOfKind, SourceOfKind } from '@mooring/contract'
import { leaseSeconds } from '@mooring/domain'
import { nodeCaller, type ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import type { Scan } from '../../database/generated/client.ts'
import { announce } from '../../database/queries/announce.ts'
import { customRulesetOf } from '../../database/queries/customRulesetOf.ts'
import { findNodeForToken } from '../../database/queries/findNodeForToken.ts'
import { leaseNextRun } from '../../database/queries/leaseNextRun.ts'
import { referencesOf } from '../../database/queries/referencesOf.ts'
import { scanPlan } from '../../database/queries/scanPlan.ts'
import { transitionRun } from '../../database/queries/transitionRun.ts'
import { untilQueued } from '../../events/untilQueued.ts'
import { CredentialProblem, openCredential } from '../../openCredential.ts'

/**
 * Leases the next run of the node's runtime; waits up to `waitSeconds` for one, null when none came. The subscription is
 * made before looking, so that a run queued in between is not missed. A node that was ended while it waited is told so.
 */
export async function leaseRun(context: ActContext, input: { waitSeconds: number; signal: AbortSignal }): Promise<LeasedRun | null> {
  const node = nodeCaller(context)
  const deadline = Date.now() + input.waitSeconds * 1000
  while (!input.signal.aborted) {
    const queue = untilQueued(context.feed, { key: node.runtimeId, deadline, signal: input.signal })
    try {
      const run = await tryLease(context, node)
      if (run !== null) return run
      // Asked before it waits too: it may have been ended between its authentication and the subscription.
      const known = await findNodeForToken(context.prisma, node.nodeId)
      if (known === null || known.ended !== null) return fail(known?.ended ?? 'NodeRemoved')
      if (Date.now() >= deadline) return null
      await queue.woken
    } finally {
      queue.end()
    }
  }
  return null
}

async function tryLease(context: ActContext, node: ReturnType<typeof nodeCaller>): Promise<LeasedRun | null> {
  const leased = await leaseNextRun(context.prisma, {
    id: node.nodeId,
    name: node.name,
    runtimeId: node.runtimeId,
    instanceId: node.instanceId,
  })
  if (leased === null) return null
  const run = await context.prisma.run.findUniqueOrThrow({
    where: { id: leased.runId },
    include: { scan: { include: { dataSource: true } } },
  })
  const { scan } = run
  await announce(context.prisma, { topic: 'runs', name: run.id })
  const credential = await credentialOf(context, scan)
  if (credential instanceof CredentialProblem) {
    await failRun(context, { runId: run.id, errorCode: 'CredentialNotFound', errorMessage: credential.message })
    // Nobody would wake this node for the next one, which may have been there all along.
    return tryLease(context, node)
  }
  const plan = await scanPlan(context.prisma, scan)
  if (plan === null) {
    const errorMessage = `The scan rule set ${customRulesetOf(scan.properties)}, which this scan names, does not exist.`
    await failRun(context, { runId: run.id, errorCode: 'ScanRulesetNotFound', errorMessage })
    return tryLease(context, node)
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
  const { credential } = referencesOf(properties as ScanOfKind['properties'])
  try {
    return credential === null ? null : await openCredential(context, credential)
  } catch (error) {
    if (error instanceof CredentialProblem) return error
    throw error
  }
}

async function failRun(
  context: ActContext,
  { runId, ...data }: { runId: string; errorCode: RunErrorCode; errorMessage: string },
): Promise<void> {
  await transitionRun(context.prisma, { runId, event: 'fail', data })
  await announce(context.prisma, { topic: 'runs', name: runId })
}
