import { expect, test } from 'vitest'
import { systemRules as scanned } from '../../../../../packages/scanners/src/classifiers/systemRules.ts'
import { systemMinimumPercentage, systemRules } from './systemRules.ts'

test('what is said of the rules of the system is what nodes do', () => {
  const said = systemRules.map(({ classification, needsName }) => ({
    classification,
    needsName,
    minimumPercentage: systemMinimumPercentage,
  }))
  const done = scanned.map(({ classification, needsName, minimumPercentage }) => ({ classification, needsName, minimumPercentage }))
  const byName = (a: { classification: string }, b: { classification: string }) => (a.classification < b.classification ? -1 : 1)
  expect(said.toSorted(byName)).toEqual(done.toSorted(byName))
})
