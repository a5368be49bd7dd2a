import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import type { NetworkTarget, ResolvedAddress } from '@mooring/contract'
import { addressScope } from './addressScope.ts'
import { StepFailure } from './StepFailure.ts'
import type { StepFinding } from './WayRecord.ts'
import { withTimeout } from './withTimeout.ts'

/** Resolves a name as programs on this machine do, the hosts file included, to all of its addresses. Throws `StepFailure`. */
export async function resolveHost(
  { host, expectedScope }: Pick<NetworkTarget, 'host' | 'expectedScope'>,
  signal: AbortSignal,
): Promise<StepFinding & { addresses: ResolvedAddress[] }> {
  const answers = isIP(host) === 0 ? await ask(host, signal) : [host]
  const addresses = [...new Set(answers)].map((address) => ({ address, scope: addressScope(address) }))
  const found = addresses.map(({ address, scope }) => `${address} (${scope})`).join(', ')
  const others = expectedScope === undefined ? [] : addresses.filter(({ scope }) => scope !== expectedScope)
  if (others.length === 0) return { found, addresses }
  const warning =
    expectedScope === 'private'
      ? `With private endpoints ${host} should lead to a private address. Link the private DNS zone to the network of this machine, or have its name servers forward there.`
      : `${host} should lead to a ${expectedScope} address. Look into the hosts file of this machine and into its name servers.`
  return { found, warning, addresses }
}

async function ask(host: string, signal: AbortSignal): Promise<string[]> {
  try {
    return (await withTimeout(lookup(host, { all: true }), signal)).map(({ address }) => address)
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
    if (code === 'ENOTFOUND')
      throw new StepFailure(
        `The name ${host} is not known here.`,
        'Is the name spelled right? If it is one of a private network, this machine must ask the name servers of that network.',
        { cause },
      )
    throw new StepFailure(
      `The name servers do not answer${code === '' ? '' : ` (${code})`}.`,
      'Look into the name servers of this machine: a firewall may keep it from them (port 53).',
      { cause },
    )
  }
}
