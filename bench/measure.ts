/**
 * Milliseconds of each of `rounds` calls of every work, sorted, after some that do not count. The works take turns, so that
 * what else the machine does slows all of them alike and their ratios hold.
 */
export async function measure<T extends Record<string, () => Promise<unknown>>>(
  works: T,
  rounds: number,
): Promise<Record<keyof T, number[]>> {
  const names: (keyof T)[] = Object.keys(works)
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<keyof T, number[]>
  const roundsBefore = Math.ceil(rounds / 5)
  for (let round = -roundsBefore; round < rounds; round++) {
    for (const name of names) {
      const start = performance.now()
      await works[name]?.()
      if (round >= 0) times[name].push(performance.now() - start)
    }
  }
  for (const name of names) times[name].sort((a, b) => a - b)
  return times
}

/** The value that this share of sorted values does not exceed, to a hundredth. */
export const quantile = (sorted: readonly number[], share: number): number =>
  hundredths(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)

export const hundredths = (value: number): number => Math.round(value * 100) / 100
