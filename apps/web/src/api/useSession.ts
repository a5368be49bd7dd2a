import { console, type Access, type Session } from '@mooring/contract'
import { roleRefusal } from '@mooring/domain'
import { useOperation } from './useOperation.ts'

/** Who is signed in. Pages of the console are only shown to somebody who is. */
export const useSession = (): Session => useOperation(console.getSession, {})

/** Why whoever is signed in may not call operations of this access, as a sentence; null when he may. */
export const useRefusal = (operation: { access: Access }): string | null => roleRefusal(useSession().role, operation.access)
