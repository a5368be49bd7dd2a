import type { ConnectionStepName, NetworkTarget } from '@mooring/contract'

const stepsOf: Record<NetworkTarget['protocol'], readonly ConnectionStepName[]> = {
  dns: ['dns'],
  tcp: ['dns', 'tcp'],
  tls: ['dns', 'tcp', 'tls'],
  http: ['dns', 'tcp', 'http'],
  https: ['dns', 'tcp', 'tls', 'http'],
}

/**
 * The steps that a test of a connection will take if none fails; where a proxy is on the way, it stands for the connection. The ways to
 * key vaults come before the credential, which is read there.
 */
export const foreseenSteps = (targets: readonly Pick<NetworkTarget, 'protocol' | 'purpose'>[]): ConnectionStepName[] => [
  ...targets.filter(isVault).flatMap(({ protocol }) => stepsOf[protocol]),
  'credential',
  ...targets.filter((target) => !isVault(target)).flatMap(({ protocol }) => stepsOf[protocol]),
  'read',
]

const isVault = ({ purpose }: Pick<NetworkTarget, 'purpose'>): boolean => purpose === 'keyVault'
