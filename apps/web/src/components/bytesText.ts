import { language } from '#strings/language.ts'

const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const

/** A size as people read it, in powers of 1024 as PostgreSQL's `pg_size_pretty` counts. */
export function bytesText(bytes: number): string {
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(1, bytes)) / 10)))
  const value = bytes / 1024 ** power
  const digits = power > 0 && value < 10 ? 1 : 0
  return `${value.toLocaleString(language, { maximumFractionDigits: digits })} ${units[power]}`
}
