import type { Session } from '@mooring/contract'
import type { ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'

export function getSession(context: ActContext): Promise<Session> {
  const { caller } = context
  if (caller.kind !== 'user' && caller.kind !== 'token') return fail('Unauthenticated')
  return Promise.resolve({ account: context.account, userName: caller.name, role: caller.role })
}
