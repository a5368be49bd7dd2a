import { systemClassifications, type SystemClassification } from '@mooring/contract'
import { samplingWith } from '../samplingWith.ts'
import type { LabelledColumn } from './labelledColumns.ts'

export interface Measured {
  classification: SystemClassification
  /** Columns that hold it. */
  columns: number
  precision: number
  recall: number
  /** Columns that were taken for it, or were not, wrongly. */
  wrong: string[]
}

/** What each system rule finds among labelled columns, of each as many rows as a scan looks at. */
export function measureRules(columns: readonly LabelledColumn[]): Measured[] {
  const sampling = samplingWith({ rowsMax: 128, systemRules: systemClassifications, customRules: [] })
  const found = columns.map((column) => {
    const classifier = sampling.classifierFor([column])
    for (const value of column.values) classifier.value(0, value)
    return { column, names: classifier.classifications().flatMap((list) => list.map(({ name }) => name)) }
  })
  return systemClassifications.map((classification) => {
    const held = found.filter(({ column }) => column.is.includes(classification))
    const claimed = found.filter(({ names }) => names.includes(classification))
    const right = claimed.filter(({ column }) => column.is.includes(classification))
    const wrong = [
      ...claimed.filter((one) => !right.includes(one)).map(({ column }) => `+${column.name}: ${column.values.slice(0, 2).join(' | ')}`),
      ...held.filter((one) => !right.includes(one)).map(({ column }) => `-${column.name}: ${column.values.slice(0, 2).join(' | ')}`),
    ]
    return {
      classification,
      columns: held.length,
      precision: claimed.length === 0 ? 0 : right.length / claimed.length,
      recall: held.length === 0 ? 0 : right.length / held.length,
      wrong,
    }
  })
}
