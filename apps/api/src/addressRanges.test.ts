import { expect, test } from 'vitest'
import { addressRangeRefusal, isAddressAllowed } from './addressRanges.ts'

test.each(['10.0.0.0/8', '10.1.2.3', '0.0.0.0/0', '192.168.1.1/32', '2001:db8::/32', '::1', '::/0', '2001:DB8::1/128'])(
  '%s can stand in a list of addresses',
  (text) => expect(addressRangeRefusal(text)).toBeNull(),
)

test.each(['', '10.0.0.0/33', '10.0.0/8', '::/129', 'host.example', '10.0.0.0/', '10.0.0.0/8/8', ' 10.0.0.1', 'fe80::1%eth0', '256.1.1.1'])(
  '%j cannot',
  (text) => expect(addressRangeRefusal(text)).toMatch(/^Not an IP address nor a range/),
)

test.each([
  ['10.1.2.3', [], true],
  ['10.1.2.3', ['10.0.0.0/8'], true],
  ['11.0.0.0', ['10.0.0.0/8'], false],
  ['10.1.2.3', ['192.168.0.0/16', '10.1.2.3'], true],
  ['10.1.2.4', ['10.1.2.3'], false],
  ['::ffff:10.1.2.3', ['10.0.0.0/8'], true],
  ['::FFFF:11.0.0.1', ['10.0.0.0/8'], false],
  ['2001:db8::5', ['2001:db8::/32'], true],
  ['2001:db9::5', ['2001:db8::/32'], false],
  ['2001:db8::5', ['0.0.0.0/0'], false],
  ['nonsense', ['0.0.0.0/0', '::/0'], false],
])('%s in %j: %s', (address, ranges, isAllowed) => expect(isAddressAllowed(address, ranges)).toBe(isAllowed))
