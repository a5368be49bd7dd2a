import type { ScanRuleset, SystemScanRuleset } from '@mooring/contract'
import { expect, test } from 'vitest'
import { draftOfCopy, draftOfRuleset, rulesetBodyOf, rulesetRefusals, withKindOf } from './rulesetDraft.ts'

const storage: SystemScanRuleset = {
  id: 'systemscanrulesets/AzureStorage',
  name: 'AzureStorage',
  kind: 'AzureStorage',
  scanRulesetType: 'System',
  status: 'Enabled',
  version: 1,
  properties: {
    excludedSystemClassifications: [],
    includedCustomClassificationRuleNames: [],
    scanningRule: { fileExtensions: ['CSV', 'JSON', 'PARQUET'] },
  },
}
const server: SystemScanRuleset = { ...storage, name: 'AzureMySql', kind: 'AzureMySql', properties: {} }
const own: ScanRuleset = {
  ...storage,
  name: 'tables',
  scanRulesetType: 'Custom',
  version: 3,
  properties: {
    description: 'Only tables',
    excludedSystemClassifications: ['MICROSOFT.PERSONAL.NAME', 'SOMEBODY.ELSES'],
    includedCustomClassificationRuleNames: ['orders'],
    scanningRule: { fileExtensions: ['CSV'], customFileExtensions: [{ fileExtension: 'dat', enabled: true }] },
  },
}

test('a set that is opened and saved is what it was', () => {
  expect(rulesetBodyOf(draftOfRuleset(own, storage), own)).toEqual({ kind: own.kind, properties: own.properties })
})

test('a description that is emptied is gone', () => {
  expect(rulesetBodyOf({ ...draftOfRuleset(own, storage), description: ' ' }, own).properties).not.toHaveProperty('description')
})

test('a set that says nothing of files looks into all that is read', () => {
  const silent = { ...own, properties: {} }
  expect(draftOfRuleset(silent, storage).fileTypes).toEqual(['CSV', 'JSON', 'PARQUET'])
  expect(rulesetRefusals({ ...draftOfRuleset(silent, storage), fileTypes: [] })).toHaveProperty('fileTypes')
})

test('a set that looks into nothing but endings of its own is one', () => {
  const draft = { ...draftOfRuleset(own, storage), fileTypes: [] }
  expect(rulesetRefusals(draft)).toEqual({})
  expect(rulesetRefusals({ ...draft, ownTypes: [] })).toHaveProperty('fileTypes')
})

test('what is wrong with an ending is said at its place', () => {
  const [type] = draftOfRuleset(own, storage).ownTypes
  const draft = { ...draftOfRuleset(own, storage), ownTypes: [{ ...type!, extension: 'a b' }, type!] }
  expect(Object.keys(rulesetRefusals(draft).ownTypes ?? {})).toEqual(['0'])
})

test('a copy is a new set of another name, and keeps what its form does not know', () => {
  const draft = draftOfCopy(own, storage, 'tables-2')
  expect(draft).toMatchObject({ name: 'tables-2', isNew: true, customRules: ['orders'] })
  expect(rulesetBodyOf(draft, own).properties?.scanningRule).toEqual(own.properties.scanningRule)
})

test('of a kind without files nothing is said of files', () => {
  const draft = withKindOf(draftOfRuleset(own, storage), server)
  expect(draft).toMatchObject({ kind: 'AzureMySql', fileTypes: null, excluded: own.properties.excludedSystemClassifications })
  expect(rulesetBodyOf(draft, own).properties).not.toHaveProperty('scanningRule')
  expect(rulesetRefusals(draft)).toEqual({})
})
