import type { KeyChange, KeyFacts } from '@mooring/contract'
import { keysWords } from '#strings/keysWords.ts'

const addressesMax = 50

/** What is typed about the limits of a key: a day as `2026-12-31` or nothing, and addresses one a line. */
export interface KeyLimitsDraft {
  expiresOn: string
  addresses: string
}

const dayOf = (at: string): string => at.slice(0, 10)

export const draftOf = ({ expiresAt, allowedAddresses }: Pick<KeyFacts, 'expiresAt' | 'allowedAddresses'>): KeyLimitsDraft => ({
  expiresOn: expiresAt === undefined ? '' : dayOf(expiresAt),
  addresses: allowedAddresses.join('\n'),
})

const addressesOf = (text: string): string[] => text.split(/[\s,;]+/).filter((address) => address !== '')

/** A key can be used until the end of the day, in UTC, that it expires on. A day that was not changed keeps its hour. */
export function keyChangeOf(draft: KeyLimitsDraft, facts: Pick<KeyFacts, 'expiresAt' | 'allowedAddresses'>): KeyChange {
  const isSameDay = draft.expiresOn === draftOf(facts).expiresOn
  return {
    ...(isSameDay ? {} : { expiresAt: draft.expiresOn === '' ? null : `${draft.expiresOn}T23:59:59.999Z` }),
    allowedAddresses: addressesOf(draft.addresses),
  }
}

/** Why limits cannot be saved, by field; the console judges the addresses themselves. */
export function keyLimitsRefusals(draft: KeyLimitsDraft): { expiresOn: string | null; addresses: string | null } {
  const isDay = draft.expiresOn === '' || !Number.isNaN(Date.parse(`${draft.expiresOn}T00:00:00Z`))
  const addresses = addressesOf(draft.addresses)
  const tooMany = addresses.length > addressesMax ? keysWords.addressesTooMany(addressesMax) : null
  const odd = addresses.find((address) => !/^[0-9A-Fa-f.:]+(?:\/\d{1,3})?$/.test(address))
  return {
    expiresOn: isDay ? null : keysWords.expiresOnOdd,
    addresses: odd === undefined ? tooMany : keysWords.addressOdd(odd),
  }
}
