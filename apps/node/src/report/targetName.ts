import type { NetworkTarget } from '@mooring/contract'

/** Where a way leads, as people write it. */
export const targetName = ({ protocol, host, port }: NetworkTarget): string =>
  `${protocol}://${host.includes(':') ? `[${host}]` : host}:${port}`
