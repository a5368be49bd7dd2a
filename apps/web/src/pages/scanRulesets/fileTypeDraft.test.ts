import type { ScanRulesetProperties } from '@mooring/contract'
import { expect, test } from 'vitest'
import { customExtensionsOf, delimitedText, fileTypeRefusal, newFileType, ownFileTypesOf, type OwnFileType } from './fileTypeDraft.ts'

type Kept = NonNullable<NonNullable<ScanRulesetProperties['scanningRule']>['customFileExtensions']>
const drafts = (customFileExtensions: Kept) => ownFileTypesOf({ scanningRule: { customFileExtensions } })
const aType = (change: Partial<OwnFileType>): OwnFileType => ({ ...newFileType, ...change })

const kept: Kept = [
  { fileExtension: '.model', description: 'models', enabled: true, customFileType: { builtInType: null, customDelimiter: '\t' } },
  { fileExtension: 'log', enabled: false, customFileType: { builtInType: 'JSON', customDelimiter: null } },
  { fileExtension: 'both', customFileType: { builtInType: 'PSV', customDelimiter: '~' } },
  { enabled: true },
  { fileExtension: 'csv', customFileType: { builtInType: 'CSV', hasHeader: true } },
]

test('endings are shown as they are read', () => {
  expect(drafts(kept).map(({ extension, readAs, delimiter, hasHeader, isOn }) => [extension, readAs, delimiter, hasHeader, isOn])).toEqual([
    ['.model', delimitedText, '\\t', false, true],
    ['log', 'JSON', '', false, false],
    ['both', delimitedText, '~', false, true],
    ['', '', '', false, true],
    ['csv', 'CSV', '', true, true],
  ])
})

test('what nobody changed is kept as it was, and is not judged', () => {
  const types = drafts(kept)
  expect(customExtensionsOf(types)).toEqual(kept)
  expect(types.map((_, at) => fileTypeRefusal(types, at))).toEqual([null, null, null, null, null])
})

test('a change keeps what the form does not know, and says either a format or a delimiter', () => {
  const [model, log] = drafts(kept)
  expect(
    customExtensionsOf([
      { ...model!, readAs: 'CSV' },
      { ...log!, readAs: delimitedText, delimiter: '\\t|', isOn: true },
    ]),
  ).toEqual([
    {
      fileExtension: '.model',
      description: 'models',
      enabled: true,
      customFileType: { builtInType: 'CSV', customDelimiter: null, hasHeader: false },
    },
    { fileExtension: 'log', enabled: true, customFileType: { builtInType: null, customDelimiter: '\t|', hasHeader: false } },
  ])
})

test('of delimited text it is always said whether it has a header, because what is not said stays; of others never', () => {
  const [csv] = drafts(kept.slice(-1))
  const typesOf = (...types: OwnFileType[]) => customExtensionsOf(types).map(({ customFileType }) => customFileType)
  expect(typesOf({ ...csv!, hasHeader: false }, { ...csv!, readAs: 'ORC' }, aType({ readAs: delimitedText, delimiter: '$' }))).toEqual([
    { builtInType: 'CSV', customDelimiter: null, hasHeader: false },
    { builtInType: 'ORC', customDelimiter: null },
    { builtInType: null, customDelimiter: '$', hasHeader: false },
  ])
})

test.each<[string, Partial<OwnFileType>, RegExp]>([
  ['with nothing in it', {}, /\.dat/],
  ['with a space', { extension: '.a b', readAs: 'CSV' }, /\.dat/],
  ['with two dots', { extension: 'a.b', readAs: 'CSV' }, /\.dat/],
  ['that is there already', { extension: 'MODEL', readAs: 'CSV' }, /already/],
  ['that is read as nothing', { extension: 'x' }, /how files/],
  ['without its delimiter', { extension: 'x', readAs: delimitedText }, /delimiter/],
  ['with a long delimiter', { extension: 'x', readAs: delimitedText, delimiter: '123456789' }, /delimiter/],
  ['with eight tabs', { extension: 'x', readAs: delimitedText, delimiter: '\\t'.repeat(8) }, /^$/],
  ['as people write it elsewhere', { extension: '*.x', readAs: 'ORC' }, /^$/],
])('an ending %s', (_, change, refusal) => {
  const types = [...drafts(kept), aType(change)]
  expect(fileTypeRefusal(types, types.length - 1) ?? '').toMatch(refusal)
})
