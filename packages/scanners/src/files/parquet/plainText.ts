import { exactNumber } from '../exactNumber.ts'
import { physical, unitOf } from './parquetSchema.ts'
import type { SchemaElement } from './readFooter.ts'
import type { RawValue } from './readValues.ts'

const dayMs = 86_400_000
const perMs: Record<number, number> = { 1: 1, 2: 1000, 3: 1_000_000 }

/** A value as people would write it: dates and times as ISO 8601, decimals with their point; null for bytes that are no text. */
export function plainText(value: RawValue | null, element: SchemaElement): unknown {
  if (value === null || typeof value === 'boolean') return value
  const { convertedType, logicalType, scale } = element
  if (value instanceof Uint8Array) return textOfBytes(value, element)
  if (logicalType?.has(6) === true || convertedType === 6) return isoOf(Number(value) * dayMs)?.slice(0, 10) ?? null
  if (logicalType?.has(8) === true) return isoOf(Number(value) / (perMs[unitOf(logicalType, 8)] ?? 1))
  if (convertedType === 9 || convertedType === 10) return isoOf(Number(value) / (convertedType === 10 ? 1000 : 1))
  if (logicalType?.has(5) === true || convertedType === 5) return Number(value) / 10 ** Math.min(Math.max(scale, 0), 300)
  return typeof value === 'bigint' ? exactNumber(value) : value
}

function isoOf(ms: number): string | null {
  const date = new Date(ms)
  return Number.isNaN(date.getTime()) ? null : date.toISOString()
}

function textOfBytes(bytes: Uint8Array, { physicalType, logicalType }: SchemaElement): string | null {
  if (logicalType?.has(14) === true && bytes.length === 16)
    return Buffer.from(bytes)
      .toString('hex')
      .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  if (physicalType !== physical.byteArray || logicalType?.has(5) === true) return null
  // A long value was cut, maybe within a character.
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes, { stream: true })
  return text.includes('\uFFFD') || text.includes('\0') ? null : text
}
