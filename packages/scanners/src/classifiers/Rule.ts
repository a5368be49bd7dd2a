import type { SystemClassification } from '@mooring/contract'
import type { Sample } from './Sample.ts'

/** What a column of one kind of data looks like. */
export interface Rule {
  classification: string
  /** Lengths of the values that it can match: the others are passed over without a look. */
  length: readonly [min: number, max: number]
  /** Whether a value is of this kind. In a column whose name says so, less is asked of it. */
  matches(sample: Sample, isNamed: boolean): boolean
  /** Names of columns that are likely to hold it, in the words of `columnWords`; null when the name says nothing. */
  names: RegExp | null
  /** Names of columns that cannot hold it. */
  otherNames?: RegExp
  /** Columns of other names are not looked at. */
  needsName: boolean
  /** How many of the values must match, in percent: 60 is what Purview suggests. */
  minimumPercentage: number
  /** How many different values must match, in a column of any name and in one whose name says what it holds. */
  distinctMin: { any: number; named: number }
}

/** A rule of the system's own. */
export interface SystemRule extends Rule {
  classification: SystemClassification
}

/** Percent of the values that must match: what Purview suggests for a rule. */
export const usualPercentage = 60

/** Different values that must match: few are enough where chance does not match any. */
export const distinctOfStrong = { any: 3, named: 2 } as const
/** Where every tenth number matches by chance, a few in a short column say nothing. */
export const distinctOfWeak = { any: 8, named: 3 } as const
/** One secret in clear is one too many. */
export const distinctOfSecret = { any: 1, named: 1 } as const
