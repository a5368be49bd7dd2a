import { BlockList, isIP } from 'node:net'

interface Range {
  address: string
  family: 'ipv4' | 'ipv6'
  bits: number
}

/** A CIDR range such as `10.0.0.0/8` or `2001:db8::/32`, or a single address; null when it is neither. */
function parseRange(text: string): Range | null {
  const [, address = '', bits] = /^([0-9a-f.:]+)(?:\/(\d{1,3}))?$/i.exec(text) ?? []
  const version = isIP(address)
  if (version === 0) return null
  const bitsMax = version === 4 ? 32 : 128
  const range = {
    address,
    family: version === 4 ? ('ipv4' as const) : ('ipv6' as const),
    bits: bits === undefined ? bitsMax : Number(bits),
  }
  return range.bits <= bitsMax ? range : null
}

/** Why this cannot stand in a list of allowed addresses, as a sentence; null when it can. */
export const addressRangeRefusal = (text: string): string | null =>
  parseRange(text) === null ? `Not an IP address nor a range of them such as 10.0.0.0/8: ${JSON.stringify(text)}.` : null

/** Whether an address lies in one of the ranges; an empty list allows every address. */
export function isAddressAllowed(address: string, ranges: readonly string[]): boolean {
  if (ranges.length === 0) return true
  // A server that listens on IPv6 sees IPv4 callers in this form.
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  const allowed = new BlockList()
  for (const range of ranges.map(parseRange)) if (range !== null) allowed.addSubnet(range.address, range.bits, range.family)
  return isIP(plain) !== 0 && allowed.check(plain, isIP(plain) === 4 ? 'ipv4' : 'ipv6')
}
