import { nameKey } from '@mooring/domain'
import type { ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import type { Prisma } from '../../database/generated/client.ts'
import { countScansOfRuntimes } from '../../database/queries/countScansOfRuntimes.ts'

const include = {
  nodes: { orderBy: { nameKey: 'asc' }, include: { update: { select: { phase: true, phaseAt: true } } } },
  authKeys: { select: { createdAt: true }, orderBy: { createdAt: 'asc' }, take: 1 },
} satisfies Prisma.RuntimeInclude

export type RuntimeWithNodes = Prisma.RuntimeGetPayload<{ include: typeof include }>

/** A runtime with everything known about its nodes: more than a list says. */
export interface FoundRuntime {
  runtime: RuntimeWithNodes
  usedBy: number
  oldestKeyAt: Date | null
}

/** Purview's get and status and the console's detail are three shapes of this. */
export async function getRuntime(context: ActContext, input: { name: string }): Promise<FoundRuntime> {
  const key = nameKey(input.name)
  const runtime = await context.prisma.runtime.findUnique({ where: { nameKey: key }, include })
  if (runtime === null) return fail('IntegrationRuntime_NotFound', `There is no integration runtime named ${input.name}.`)
  const usedBy = await countScansOfRuntimes(context.prisma, [key])
  return { runtime, usedBy: usedBy.get(key) ?? 0, oldestKeyAt: runtime.authKeys[0]?.createdAt ?? null }
}
