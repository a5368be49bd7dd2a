import { dependentsNamedMax } from '@mooring/contract'
import type { ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import { longTransaction } from '../../database/longTransaction.ts'
import { announce, announceQueue } from '../../database/queries/announce.ts'
import { audit } from '../../database/queries/audit.ts'
import { endNodes } from '../../database/queries/endNodes.ts'
import { failRunsOfRuntime, type FailedRun } from '../../database/queries/failRunsOfRuntime.ts'
import { findRuntime, lockRuntime } from '../../database/queries/findRuntime.ts'
import { digestRuntimes } from '../../database/queries/runtimeDigests.ts'

export interface DeletedRuntime {
  name: string
  /** The first hundred of them, those first that a node had begun with. */
  failedRuns: FailedRun[]
  failedRunsTotal: number
  removedNodes: string[]
}

/**
 * "Once an IR is deleted, any ongoing scans relying on it will fail" (the article, Manage a self-hosted integration runtime).
 * One transaction: its queued and running runs fail, the credentials of its nodes end, its keys and the runtime itself go.
 * The lock on the runtime's row comes first, so that no run starts and no node registers in between. Its scans stay;
 * they say that their runtime is missing, and their next run fails with that reason.
 */
export async function deleteRuntime(context: ActContext, input: { name: string }): Promise<DeletedRuntime> {
  return longTransaction(context.prisma, async (tx) => {
    const id =
      (await lockRuntime(tx, input.name, 'UPDATE')) ??
      fail('IntegrationRuntime_NotFound', `There is no integration runtime named ${input.name}.`)
    const { name, nameKey } = await findRuntime(tx, input.name)
    const failedRuns = await failRunsOfRuntime(tx, id, {
      code: 'IntegrationRuntimeDeleted',
      message: `The integration runtime ${name}, which this scan connects through, was deleted.`,
    })
    const removedNodes = await endNodes(tx, { runtimeId: id }, 'IntegrationRuntimeDeleted')
    await tx.runtime.delete({ where: { id } })
    await audit(tx, context, {
      action: 'deleteRuntime',
      target: `runtime/${name}`,
      detail: { failedRuns: failedRuns.length, removedNodes },
    })
    await announce(tx, { topic: 'runtimes', name }, { topic: 'runs', name: '' })
    await announceQueue(tx, id)
    await digestRuntimes(tx, [nameKey])
    const begunFirst = failedRuns.toSorted((a, b) => Number(b.wasLeased) - Number(a.wasLeased))
    return { name, failedRuns: begunFirst.slice(0, dependentsNamedMax), failedRunsTotal: failedRuns.length, removedNodes }
  })
}
