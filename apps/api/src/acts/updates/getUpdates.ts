import { nameKey } from '@mooring/domain'
import type { ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import { findRollout, type FoundRollout } from '../../database/queries/findRollout.ts'
import { readOffer } from '../../downloads/readOffer.ts'

/** How the nodes of a runtime are updated, and how far each is: what the window and the version on offer say now. */
export async function getUpdates(context: ActContext, input: { name: string }): Promise<FoundRollout> {
  const offer = await readOffer(context.downloadsDirectory)
  const at = { target: offer?.version ?? null, now: context.now() }
  const found = await findRollout(context.prisma, { nameKey: nameKey(input.name) }, at)
  return found ?? fail('IntegrationRuntime_NotFound', `There is no integration runtime named ${input.name}.`)
}
