const firstMs = 500
const lastMs = 10_000

/**
 * How long to wait before trying again after so many failures in a row (1 or more), in milliseconds: doubling up to a limit well below the
 * time after which a node counts as offline, and spread, so that all nodes do not come back in the same moment after an outage.
 */
export function backoffMs(failures: number, random: () => number = Math.random): number {
  const full = Math.min(lastMs, firstMs * 2 ** Math.min(failures - 1, 20))
  return Math.round(full * (0.5 + random() / 2))
}

/** An interval spread by a tenth to both sides. */
export const jitterMs = (ms: number, random: () => number = Math.random): number => Math.round(ms * (0.9 + random() / 5))
