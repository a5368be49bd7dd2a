import type { Sampling } from '../Scanner.ts'

/** Looks at rows in the simplest way that is true: how many values of a column have an at sign, and how many there are at all. */
export function countingSampling(rowsMax: number): Sampling & { lengthMax: number } {
  const sampling = {
    rowsMax,
    /** Of all values that were seen. */
    lengthMax: 0,
    classifierFor(columns: readonly { name: string; type: string }[]) {
      const counts = columns.map(() => ({ sampled: 0, matched: 0 }))
      return {
        value(column: number, value: unknown) {
          const count = counts[column]
          if (count === undefined || value === null || value === undefined || value === '') return
          const text = typeof value === 'string' ? value : JSON.stringify(value)
          sampling.lengthMax = Math.max(sampling.lengthMax, text.length)
          count.sampled += 1
          if (text.includes('@')) count.matched += 1
        },
        classifications: () => counts.map(({ sampled, matched }) => (matched > 0 ? [{ name: 'HAS.AT', sampled, matched }] : [])),
      }
    },
  }
  return sampling
}
