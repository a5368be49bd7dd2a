import type { Preferences } from '@mooring/contract'
import type { ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'

/** Of two pages of one person that arrange things at once the later counts: nothing depends on it. */
export async function putPreferences({ caller, prisma }: ActContext, { preferences }: Preferences): Promise<Preferences> {
  if (caller.kind !== 'user') return fail('PreferencesNeedSignIn')
  const { userId } = caller
  await prisma.userPreferences.upsert({ where: { userId }, create: { userId, value: preferences }, update: { value: preferences } })
  return { preferences }
}
