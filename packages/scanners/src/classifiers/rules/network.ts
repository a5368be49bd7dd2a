import { isIP } from 'node:net'
import { anyWord, compilePattern } from '../compilePattern.ts'
import { distinctOfStrong, usualPercentage, type SystemRule } from '../Rule.ts'

/** IPv4 or IPv6, alone or as a range in CIDR form. */
export function isIpAddress(text: string): boolean {
  const slash = text.indexOf('/')
  if (slash < 0) return isIP(text) !== 0
  const version = isIP(text.slice(0, slash))
  const prefix = text.slice(slash + 1)
  return version !== 0 && /^[0-9]{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128)
}

const ipAddress: SystemRule = {
  classification: 'MICROSOFT.PERSONAL.IPADDRESS',
  length: [3, 56],
  names: null,
  otherNames: anyWord('version', 'versions', 'release', 'build', 'firmware', 'oid', 'section', 'chapter', 'duration', 'time', 'mac'),
  needsName: false,
  minimumPercentage: usualPercentage,
  distinctMin: distinctOfStrong,
  matches: ({ text }) => (text.includes('.') || text.includes(':')) && isIpAddress(withoutPort(text)) && !isUnspecified(text),
}

const ipv4WithPort = compilePattern('^([0-9.]{7,15}):[0-9]{1,5}$')
const ipv6WithPort = compilePattern('^\\[([0-9a-fA-F:.]{2,45})\\](?::[0-9]{1,5})?$')

/** Logs write the port along. */
function withoutPort(text: string): string {
  if (!(text.includes(':') && text.includes('.')) && !text.startsWith('[')) return text
  for (const form of [ipv4WithPort, ipv6WithPort]) {
    const found = form.matcher(text)
    if (found.find()) return found.group(1) ?? text
  }
  return text
}

/** Nobody's address; a version number is written like this too. */
const isUnspecified = (text: string): boolean => text === '0.0.0.0' || text === '::'

export const networkRules: readonly SystemRule[] = [ipAddress]
