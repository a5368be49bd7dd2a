import type { DiscoveredAsset } from '@mooring/contract'
import { classifyRows } from '../classifiers/classifyRows.ts'
import type { Sampling, ScanException } from '../Scanner.ts'

/** Bounds the rows of one table in memory: values of ordinary tables are shorter than `valueLengthMax` by far. */
const valuesMax = 1_000_000
const charactersMax = 64_000_000
const valueLengthMax = 1024
const valueLengthMin = 32

/** The server's limit for reading the rows of one table. */
export const sampleTimeoutMs = 5_000
/** After so many tables that were too slow, the rest that may be slow (views and tables that live elsewhere) is not tried. */
export const slowSamplesMax = 20

/** How many rows of a table of so many columns are read at most, and how many characters of each value. */
export function sampleSize(columns: number, rowsMax: number): { rows: number; length: number } {
  const rows = Math.max(1, Math.min(rowsMax, Math.floor(valuesMax / Math.max(1, columns))))
  const length = Math.floor(charactersMax / (rows * Math.max(1, columns)))
  return { rows, length: Math.max(valueLengthMin, Math.min(valueLengthMax, length)) }
}

/** The asset with what its rows look like; rows carry a value for each column, null for those that were not read. Throws the signal's reason. */
export async function classified(
  asset: DiscoveredAsset,
  { rows, sampling }: { rows: readonly (readonly unknown[])[]; sampling: Sampling },
  signal: AbortSignal,
): Promise<DiscoveredAsset> {
  const found = await classifyRows(sampling, { columns: asset.columns.map(({ name, type }) => ({ name, type })), rows }, signal)
  const columns = asset.columns.map((column, index) => {
    const classifications = found[index] ?? []
    return classifications.length > 0 ? { ...column, classifications } : column
  })
  return { ...asset, columns }
}

/** The asset with the state in which its rows were looked at. Of an empty table none is kept, so that its first rows are seen. */
export const remembered = (asset: DiscoveredAsset, rows: readonly unknown[], revision: string | undefined): DiscoveredAsset =>
  revision === undefined || rows.length === 0 ? asset : { ...asset, revision }

/** The asset whose rows were not looked at this time: what they looked like before still counts. */
export const unsampled = (asset: DiscoveredAsset): DiscoveredAsset =>
  asset.columns.length === 0 ? asset : { ...asset, notLookedAt: 'values' }

/** Says that the rows of a table were not looked at, while the table itself is known. */
export const sampleNotRead = ({ schemaName, name }: DiscoveredAsset, why: string): ScanException => ({
  reason: 'SampleNotRead',
  target: `${schemaName}.${name}`,
  message: `Its rows were not looked at: ${why}.`,
})
