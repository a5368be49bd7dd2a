import type { KeyFacts } from '@mooring/contract'
import type { ActContext } from '../../ActContext.ts'
import { findRuntime } from '../../database/queries/findRuntime.ts'
import { keyFactsOf } from '../../database/queries/keyFactsOf.ts'

/** What is known about both keys, without showing them: reading it is nothing to record. */
export async function listKeyFacts(context: ActContext, input: { name: string }): Promise<KeyFacts[]> {
  const runtime = await findRuntime(context.prisma, input.name)
  return keyFactsOf(context.prisma, runtime.id, context.now())
}
