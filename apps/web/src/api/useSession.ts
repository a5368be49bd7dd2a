import { console, type Access, type Session } from '@mooring/contract'
import { roleRefusal } from '@mooring/domain'
import { shellWords } from '#strings/shellWords.ts'
import { useOperation } from './useOperation.ts'

/** Who is signed in. Pages of the console are only shown to somebody who is. */
export const useSession = (): Session => useOperation(console.getSession, {})

/** Why whoever is signed in may not call operations of this access, as a sentence; null when he may. */
export function useRefusal({ access }: { access: Access }): string | null {
  const { role } = useSession()
  if (access === 'anyone' || access === 'node' || roleRefusal(role, access) === null) return null
  return shellWords.needsRole(shellWords.roles[access], shellWords.roles[role])
}
