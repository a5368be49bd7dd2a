import type { ConnectionStepName, NetworkTarget } from '@mooring/contract'

const stepsOf: Record<NetworkTarget['protocol'], readonly ConnectionStepName[]> = {
  dns: ['dns'],
  tcp: ['dns', 'tcp'],
  tls: ['dns', 'tcp', 'tls'],
  http: ['dns', 'tcp', 'http'],
  https: ['dns', 'tcp', 'tls', 'http'],
}

/** The steps that a test of a connection will take if none fails; where a proxy is on the way, it stands for the connection. */
export const foreseenSteps = (targets: readonly Pick<NetworkTarget, 'protocol'>[]): ConnectionStepName[] => [
  'credential',
  ...targets.flatMap(({ protocol }) => stepsOf[protocol]),
  'read',
]
