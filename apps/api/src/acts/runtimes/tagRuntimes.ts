import { changedTags, tagsRefusal } from '@mooring/domain'
import type { ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import { announce } from '../../database/queries/announce.ts'
import { audit } from '../../database/queries/audit.ts'
import { findRuntime, lockRuntime } from '../../database/queries/findRuntime.ts'
import { runtimeColumns } from '../../database/queries/runtimeColumns.ts'
import { digestRuntimes } from '../../database/queries/runtimeDigests.ts'
import { reportEach, type Report } from '../../reportEach.ts'

interface TagChange {
  add: readonly string[]
  remove: readonly string[]
}

/** Adds and removes tags of several runtimes. The lock makes two who tag the same runtime wait for each other: neither loses a tag. */
export const tagRuntimes = (context: ActContext, input: TagChange & { names: readonly string[] }): Promise<Report<{ tags: string[] }>[]> =>
  reportEach(input.names, (name) => tagRuntime(context, name, input))

function tagRuntime(context: ActContext, given: string, { add, remove }: TagChange): Promise<{ tags: string[] }> {
  return context.prisma.$transaction(async (tx) => {
    await lockRuntime(tx, given, 'UPDATE')
    const runtime = await findRuntime(tx, given)
    const { id, name, nameKey } = runtime
    const tags = changedTags(runtime.tags, { add, remove })
    const refusal = tagsRefusal(tags)
    if (refusal !== null) fail('InvalidField', refusal, 'add')
    await tx.runtime.update({ where: { id }, data: runtimeColumns({ ...runtime, tags }) })
    await audit(tx, context, { action: 'tagRuntimes', target: `runtime/${name}`, detail: { tags } })
    await announce(tx, { topic: 'runtimes', name })
    await digestRuntimes(tx, [nameKey])
    return { tags }
  })
}
