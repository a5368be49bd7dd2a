import { formatAuthKey } from '@mooring/domain'
import type { Console } from '../ActContext.ts'

/** An authentication key as an administrator copies it. Only its secret is stored: the rest follows where the console is reached today. */
export const shownAuthKey = (at: Console, runtimeId: string, secret: string): string =>
  formatAuthKey({ runtimeId, account: at.account, host: new URL(at.publicOrigin()).host, secret })
