/** Longer values are cut: what identifies them stands at their beginning, and no value may cost more than this. */
export const valueLengthMax = 4096

/** A sampled value as text; null for one that says nothing: null, empty, or nothing that is written as a text or a whole number. */
export function textOf(value: unknown): string | null {
  const text = written(value)
  return text === null || text === '' ? null : text
}

function written(value: unknown): string | null {
  if (typeof value === 'string') return value.slice(0, valueLengthMax).trim()
  if (typeof value === 'bigint') return value.toString()
  if (typeof value === 'number') return Number.isInteger(value) ? value.toFixed(0) : null
  return value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString() : null
}
