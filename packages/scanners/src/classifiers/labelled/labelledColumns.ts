import { readFileSync } from 'node:fs'
import type { SystemClassification } from '@mooring/contract'

/** A column whose content is known. */
export interface LabelledColumn {
  name: string
  type: string
  values: (string | number | boolean | null)[]
  /** What it holds; empty: nothing that any rule is about, though it may look like it. */
  is: SystemClassification[]
}

interface Line extends LabelledColumn {
  backwards?: boolean
}

/**
 * Columns of invented values: every kind written in its ways, clean and with a fifth of rubbish, under a telling name and under any,
 * and about as many that look alike. Numbers with check digits come from another implementation than ours. Secrets stand
 * backwards in the file, so that whoever looks for leaked ones does not find these.
 */
export function labelledColumns(): LabelledColumn[] {
  const lines = readFileSync(new URL('columns.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n')
  return lines.map((line) => {
    const { backwards, values, ...column } = JSON.parse(line) as Line
    return { ...column, values: backwards ? values.map(turned) : values }
  })
}

const turned = (value: LabelledColumn['values'][number]) => (typeof value === 'string' ? value.split('').toReversed().join('') : value)
