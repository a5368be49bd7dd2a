import type { Session } from '@mooring/contract'

/** Somebody who has just signed in: who, and the token for the cookie, which is known nowhere else. */
export interface SignedIn {
  session: Session
  token: string
  /** By which its browser is known from now on. */
  browser: string
}
