import type { ActContext } from './ActContext.ts'
import { isAddressAllowed } from './addressRanges.ts'

interface KeyLimits {
  slot: string
  expiresAt: Date | null
  allowedAddresses: string[]
}

/** Why a key that is right may not be used by this caller, for the record; null when it may. */
export function authKeyRefusal(context: ActContext, key: KeyLimits): string | null {
  if (key.expiresAt !== null && key.expiresAt <= context.now()) return `${key.slot} has expired`
  if (!isAddressAllowed(context.address, key.allowedAddresses)) return `${key.slot} may not be used from this address`
  return null
}
