import type { SystemClassification } from '@mooring/contract'
import { anyWord } from '../compilePattern.ts'
import { distinctOfStrong, distinctOfWeak, usualPercentage, type SystemRule } from '../Rule.ts'
import type { Sample } from '../Sample.ts'

interface NationalNumber {
  classification: SystemClassification
  /** Of the number as it is written. */
  length: readonly [min: number, max: number]
  /** What its column may be called, beside the names that fit every state. */
  names: readonly string[]
  /** Whether a tenth of all numbers of this length match. */
  isWeak?: boolean
  needsName?: boolean
  isOne: (sample: Sample, isNamed: boolean) => boolean
}

/** A rule for the number that a state gives to its people. */
export function nationalNumber({ classification, length, names, isWeak, needsName, isOne }: NationalNumber): SystemRule {
  return {
    classification,
    length,
    names: anyWord(
      ...names,
      '(?:national|personal|citizen|identity|social security|tax|fiscal) ?(?:id|identity|identification|insurance)? ?(?:number|no|nr|code|card)',
    ),
    needsName: needsName ?? false,
    minimumPercentage: usualPercentage,
    distinctMin: isWeak ? distinctOfWeak : distinctOfStrong,
    matches: isOne,
  }
}
