import { isGuessable } from '@mooring/domain'
import type { Console } from './ActContext.ts'
import { fail } from './ApiFailure.ts'

/** Refuses a password that is chosen for an account when anybody would guess it. */
export function refuseGuessable({ account }: Console, given: { password: string; userName: string; field: string }): void {
  if (isGuessable(given.password, [given.userName, account]))
    fail('InvalidField', 'Anybody would guess this password. Choose some words that do not belong together.', given.field)
}
