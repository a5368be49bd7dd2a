import { node, type ConnectionProgress, type NetworkTarget, type NodeTask, type TaskResult } from '@mooring/contract'
import { trustedCertificates } from '../consoleClient.ts'
import type { Identity } from '../identity.ts'
import { diagnoseNetwork } from '../network/diagnoseNetwork.ts'
import { consoleTarget } from '../network/parseTarget.ts'
import { runPreflight } from '../preflight/runPreflight.ts'
import type { Proxy } from '../proxy.ts'
import { reasonOf } from '../reasonOf.ts'
import { errorKind } from './errorKind.ts'
import { latestOnly } from './latestOnly.ts'
import type { LoopContext } from './LoopContext.ts'
import { tryConnection } from './tryConnection.ts'

/** Whoever asked waits for less than a minute. */
const taskTimeoutMs = 45_000

export interface TaskContext extends LoopContext {
  home: string
  identity: Identity
  proxy: Proxy
}

/** What is asked and answered while somebody waits; an update is not. */
export type Question = Exclude<NodeTask, { kind: 'update' }>

/** Does one thing that the console asked, and tells it what came of that. An answer that cannot be delivered is dropped: whoever asked asks again. */
export async function executeTask(task: Question, context: TaskContext): Promise<void> {
  const { client, log, onGone } = context
  const signal = AbortSignal.any([context.signal, AbortSignal.timeout(taskTimeoutMs)])
  log.info('The console asks something.', { task: task.kind })
  try {
    const body = await resultOf(task, { ...context, signal })
    await client.call(node.completeTask, { params: { taskId: task.taskId }, body }, { signal: context.signal })
  } catch (error) {
    if (context.signal.aborted) return
    if (errorKind(error) === 'gone') return onGone(error)
    log.warn('What the console asked could not be answered.', { task: task.kind, reason: reasonOf(error, client.origin) })
  }
}

async function resultOf(task: Question, context: TaskContext): Promise<TaskResult> {
  const { home, identity, proxy, log, signal } = context
  if (task.kind === 'testConnection') {
    const onProgress = latestOnly((progress: ConnectionProgress) => reportConnection(task.taskId, progress, context))
    const { caFile } = identity
    return { kind: task.kind, report: await tryConnection(task, { home, caFile, proxy, log, signal, onProgress }) }
  }
  const network = { proxy, ca: await trustedCertificates(identity.caFile), signal }
  const address = { origin: identity.origin, caFile: identity.caFile, proxy }
  const [preflight, ways] = await Promise.all([
    runPreflight({ home, address, signal }),
    diagnoseNetwork(ownWays(task.targets, identity.origin), network),
  ])
  return { kind: task.kind, report: { preflight, network: ways } }
}

/** The console names itself as it is known to others; whether this node reaches it is a matter of its own way there. */
const ownWays = (targets: readonly NetworkTarget[], origin: string): NetworkTarget[] =>
  targets.map((target) => (target.purpose === 'console' ? consoleTarget(origin) : target))

/** For whoever looks on. What cannot be said, for instance to a console that is older than this node, stands in the result. */
async function reportConnection(taskId: string, body: ConnectionProgress, { client, log, signal }: TaskContext): Promise<void> {
  try {
    await client.call(node.reportConnection, { params: { taskId }, body }, { signal })
  } catch (error) {
    log.debug('It could not be said how far the connection is.', { reason: reasonOf(error, client.origin) })
  }
}
