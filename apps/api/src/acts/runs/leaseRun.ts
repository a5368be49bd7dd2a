import type { LeasedRun, PostgreSqlScanProperties } from '@mooring/contract'
import { leaseSeconds, nameKey } from '@mooring/domain'
import { credentialOwner, nodeCaller, type ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import type { Credential } from '../../database/generated/client.ts'
import { announce } from '../../database/queries/announce.ts'
import { findNodeForToken } from '../../database/queries/findNodeForToken.ts'
import { leaseNextRun } from '../../database/queries/leaseNextRun.ts'
import { transitionRun } from '../../database/queries/transitionRun.ts'

/**
 * Leases the next run of the node's runtime; waits up to `waitSeconds` for one, null when none came. The subscription is
 * made before looking, so that a run queued in between is not missed. A node that was ended while it waited is told so.
 */
export async function leaseRun(context: ActContext, input: { waitSeconds: number; signal: AbortSignal }): Promise<LeasedRun | null> {
  const node = nodeCaller(context)
  const deadline = Date.now() + input.waitSeconds * 1000
  while (!input.signal.aborted) {
    const queue = nextQueued(context, { runtimeId: node.runtimeId, deadline, signal: input.signal })
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

/** Resolves when the queue of the runtime may have something, the time is over, or the node hung up. */
function nextQueued(context: ActContext, wait: { runtimeId: string; deadline: number; signal: AbortSignal }) {
  const { promise: woken, resolve } = Promise.withResolvers<void>()
  const unsubscribe = context.feed.onQueue(wait.runtimeId, resolve)
  const timer = setTimeout(resolve, Math.max(0, wait.deadline - Date.now()))
  wait.signal.addEventListener('abort', () => resolve(), { once: true })
  return {
    woken,
    end: () => {
      clearTimeout(timer)
      unsubscribe()
    },
  }
}

async function tryLease(context: ActContext, node: { nodeId: string; name: string; runtimeId: string }): Promise<LeasedRun | null> {
  const leased = await leaseNextRun(context.prisma, { id: node.nodeId, name: node.name, runtimeId: node.runtimeId })
  if (leased === null) return null
  const run = await context.prisma.run.findUniqueOrThrow({
    where: { id: leased.runId },
    include: { scan: { include: { dataSource: true } } },
  })
  const properties = run.scan.properties as PostgreSqlScanProperties
  const credential = await context.prisma.credential.findUnique({ where: { nameKey: nameKey(properties.credential.referenceName) } })
  await announce(context.prisma, { topic: 'runs', name: run.id })
  if (credential === null) {
    await failWithoutCredential(context, { runId: run.id, name: properties.credential.referenceName })
    // Nobody would wake this node for the next one, which may have been there all along.
    return tryLease(context, node)
  }
  return {
    runId: run.id,
    fence: leased.fence,
    leaseSeconds,
    scanLevel: run.scanLevel === 'Incremental' ? 'Incremental' : 'Full',
    dataSourceName: run.scan.dataSource.name,
    scanName: run.scan.name,
    scan: { kind: 'AzurePostgreSqlCredential', properties },
    credential: openCredential(context, credential),
  }
}

async function failWithoutCredential(context: ActContext, input: { runId: string; name: string }): Promise<void> {
  const errorMessage = `The credential ${input.name}, which this scan names, does not exist.`
  await transitionRun(context.prisma, { runId: input.runId, event: 'fail', data: { errorCode: 'CredentialNotFound', errorMessage } })
  await announce(context.prisma, { topic: 'runs', name: input.runId })
}

type StoredPassword = { type: 'SecureString' } | { type: 'NodeEnvironment'; name: string }

function openCredential(context: ActContext, credential: Credential): LeasedRun['credential'] {
  const { user, password } = (credential.properties as { typeProperties: { user: string; password: StoredPassword } }).typeProperties
  if (password.type === 'NodeEnvironment' || credential.sealedPassword === null) return { user, password }
  return {
    user,
    password: { type: 'SecureString', value: context.keyring.open(credential.sealedPassword, credentialOwner(credential.id)) },
  }
}
