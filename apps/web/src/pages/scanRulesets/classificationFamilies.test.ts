import { systemClassifications as ofContract } from '@mooring/contract'
import { expect, test } from 'vitest'
import { classificationsOf, families, systemClassifications } from './classificationFamilies.ts'

test('every classification of the contract belongs to one family', () => {
  expect(systemClassifications.toSorted()).toEqual(ofContract.toSorted())
  expect(families.flatMap(classificationsOf).toSorted()).toEqual(ofContract.toSorted())
})
