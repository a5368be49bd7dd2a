import type { RuntimeChange } from '@mooring/contract'
import { tagsRefusal } from '@mooring/domain'
import type { ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import type { Prisma, Runtime } from '../../database/generated/client.ts'
import { announce, announceQueue } from '../../database/queries/announce.ts'
import { audit } from '../../database/queries/audit.ts'
import { findRuntime, lockRuntime } from '../../database/queries/findRuntime.ts'
import { runtimeColumns } from '../../database/queries/runtimeColumns.ts'
import { digestRuntimes } from '../../database/queries/runtimeDigests.ts'
import { getRuntime, type FoundRuntime } from './getRuntime.ts'

/**
 * Changes what is given and leaves the rest. Tags and limits are not in the original's contract: only this writes them,
 * whatever a `PUT` that does not know them replaces. The lock keeps a node from registering while the limit sinks.
 */
export async function updateRuntime(context: ActContext, input: RuntimeChange & { name: string }): Promise<FoundRuntime> {
  const refusal = tagsRefusal(input.tags ?? [])
  if (refusal !== null) fail('InvalidField', refusal, 'tags')
  await context.prisma.$transaction(async (tx) => {
    await lockRuntime(tx, input.name, 'UPDATE')
    const runtime = await findRuntime(tx, input.name)
    const { id, name, nameKey } = runtime
    if (input.nodesMax !== undefined) await refuseBelowNodes(tx, { id, name, nodesMax: input.nodesMax })
    await tx.runtime.update({ where: { id }, data: dataOf(runtime, input) })
    const { name: _, ...changed } = input
    await audit(tx, context, { action: 'updateRuntime', target: `runtime/${name}`, detail: { ...changed } })
    await announce(tx, { topic: 'runtimes', name })
    // A higher limit makes room for runs that nodes have looked at and left.
    if (input.runsMax !== undefined) await announceQueue(tx, id)
    await digestRuntimes(tx, [nameKey])
  })
  return getRuntime(context, input)
}

const dataOf = (runtime: Runtime, { description, tags, nodesMax, runsMax }: RuntimeChange): Prisma.RuntimeUpdateInput => ({
  ...runtimeColumns({
    name: runtime.name,
    description: description === '' ? null : (description ?? runtime.description),
    tags: tags ?? runtime.tags,
  }),
  ...(nodesMax === undefined ? {} : { nodesMax }),
  ...(runsMax === undefined ? {} : { runsMax }),
})

async function refuseBelowNodes(tx: Prisma.TransactionClient, runtime: { id: string; name: string; nodesMax: number }): Promise<void> {
  const nodes = await tx.node.count({ where: { runtimeId: runtime.id } })
  if (nodes <= runtime.nodesMax) return
  fail(
    'NodeLimitBelowNodes',
    `The integration runtime ${runtime.name} has ${nodes} nodes. Remove some before you set its limit to ${runtime.nodesMax}.`,
    'nodesMax',
  )
}
