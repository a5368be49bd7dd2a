import { nameKey } from '@mooring/domain'
import type { ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import { countScansOfRuntimes } from '../../database/queries/countScansOfRuntimes.ts'
import type { ListedRuntime } from './listRuntimes.ts'

/** Purview's get and status and the console's detail are three shapes of this. */
export async function getRuntime(context: ActContext, input: { name: string }): Promise<ListedRuntime> {
  const key = nameKey(input.name)
  const runtime = await context.prisma.runtime.findUnique({ where: { nameKey: key }, include: { nodes: { orderBy: { nameKey: 'asc' } } } })
  if (runtime === null) return fail('IntegrationRuntime_NotFound', `There is no integration runtime named ${input.name}.`)
  const usedBy = await countScansOfRuntimes(context.prisma, [key])
  return { runtime, usedBy: usedBy.get(key) ?? 0 }
}
