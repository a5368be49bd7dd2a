import type { Preferences } from '@mooring/contract'
import type { ActContext } from '../../ActContext.ts'

export async function getPreferences({ caller, prisma }: ActContext): Promise<Preferences> {
  const kept = caller.kind === 'user' ? await prisma.userPreferences.findUnique({ where: { userId: caller.userId } }) : null
  return { preferences: (kept?.value ?? {}) as Preferences['preferences'] }
}
