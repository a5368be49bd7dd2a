import { expect, test } from 'vitest'
import { draftOf, keyChangeOf, keyLimitsRefusals } from './keyLimits.ts'

const free = { allowedAddresses: [] }
const limited = { expiresAt: '2026-12-31T10:00:00.000Z', allowedAddresses: ['10.0.0.0/8', '192.0.2.7'] }

test('what is not changed is sent as it was', () => {
  expect(keyChangeOf(draftOf(limited), limited)).toEqual({ allowedAddresses: limited.allowedAddresses })
  expect(keyChangeOf(draftOf(free), free)).toEqual({ allowedAddresses: [] })
})

test('a key expires at the end of the day, and never without one', () => {
  expect(keyChangeOf({ expiresOn: '2027-01-02', addresses: '' }, free).expiresAt).toBe('2027-01-02T23:59:59.999Z')
  expect(keyChangeOf({ ...draftOf(limited), expiresOn: '' }, limited).expiresAt).toBeNull()
})

test('addresses stand one a line, or with commas between them', () => {
  expect(keyChangeOf({ expiresOn: '', addresses: ' 10.0.0.0/8,\n2001:db8::/32 ' }, free).allowedAddresses).toEqual([
    '10.0.0.0/8',
    '2001:db8::/32',
  ])
})

test('what cannot be an address is refused before it is sent', () => {
  expect(keyLimitsRefusals({ expiresOn: '', addresses: 'office.example' }).addresses).toMatch(/^office\.example is neither/)
  expect(keyLimitsRefusals({ expiresOn: '2026-13-40', addresses: '' }).expiresOn).toBe('Enter a day, or nothing.')
  expect(keyLimitsRefusals(draftOf(limited))).toEqual({ expiresOn: null, addresses: null })
})
