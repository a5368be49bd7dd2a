/** Milliseconds of each of `rounds` calls, after some that do not count, sorted. */
export async function measure(work: () => Promise<unknown>, rounds = 200): Promise<number[]> {
  for (let round = 0; round < 20; round++) await work()
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  return times.toSorted((a, b) => a - b)
}

/** The value that this share of sorted values does not exceed, to a hundredth. */
export const quantile = (sorted: readonly number[], share: number): number =>
  Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 100) / 100
