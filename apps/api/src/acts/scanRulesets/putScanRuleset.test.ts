import { purview, type ScanRulesetBody } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aClassificationRule, unique } from '../../testing/builders.ts'
import { announcedBy, audited } from '../../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const put = (scanRulesetName: string, properties: ScanRulesetBody['properties'] = {}, kind: ScanRulesetBody['kind'] = 'AzureStorage') =>
  at.call(purview.putScanRuleset, { params: { scanRulesetName }, body: { kind, properties } })

test('creates a rule set, keeps what it was given, and is on record', async () => {
  const [name, rule] = [unique('ruleset'), await aClassificationRule(at)]
  const properties = {
    scanningRule: { fileExtensions: ['CSV' as const, 'PARQUET' as const] },
    excludedSystemClassifications: ['MICROSOFT.PERSONAL.NAME', 'MICROSOFT.NOT.OURS'],
    includedCustomClassificationRuleNames: [rule],
  }
  const ruleset = await put(name, { ...properties, description: null })
  expect(ruleset).toEqual({
    id: `scanrulesets/${name}`,
    name,
    kind: 'AzureStorage',
    scanRulesetType: 'Custom',
    status: 'Enabled',
    version: 1,
    properties: { ...properties, createdAt: expect.any(String), lastModifiedAt: expect.any(String) },
  })
  expect(await at.call(purview.getScanRuleset, { params: { scanRulesetName: name } })).toEqual(ruleset)
  expect(await audited(at, 'createScanRuleset', `scanRuleset/${name}`)).toHaveLength(1)
})

test('replaces what was there, and counts how often', async () => {
  const name = unique('ruleset')
  await put(name, { excludedSystemClassifications: ['MICROSOFT.PERSONAL.NAME'] })
  const again = await put(name, { description: 'Another' })
  expect(again).toMatchObject({ version: 2, properties: { description: 'Another' } })
  expect(again.properties).not.toHaveProperty('excludedSystemClassifications')
  expect(await audited(at, 'updateScanRuleset', `scanRuleset/${name}`)).toHaveLength(1)
})

test('refuses a rule that does not exist with InvalidField, unless it was deleted since', async () => {
  const [name, rule] = [unique('ruleset'), await aClassificationRule(at)]
  const names = { includedCustomClassificationRuleNames: [rule, 'never-was'] }
  const target = 'properties.includedCustomClassificationRuleNames.1'
  await expect(put(name, names)).rejects.toMatchObject({ status: 400, code: 'InvalidField', target })
  await put(name, { includedCustomClassificationRuleNames: [rule] })
  await at.call(purview.deleteClassificationRule, { params: { classificationRuleName: rule } })
  await expect(put(name, { includedCustomClassificationRuleNames: [rule], description: 'kept' })).resolves.toMatchObject({ version: 2 })
})

test('refuses another kind, because scans of the first one name it', async () => {
  const name = unique('ruleset')
  await put(name)
  await expect(put(name, {}, 'AzurePostgreSql')).rejects.toMatchObject({ status: 400, code: 'InvalidField', target: 'kind' })
})

test.each<[string, object, ScanRulesetBody['kind']]>([
  ['properties.scanningRule', { scanningRule: { fileExtensions: ['CSV'] } }, 'AzurePostgreSql'],
  ['properties.scanningRule.fileExtensions.0', { scanningRule: { fileExtensions: ['EXE'] } }, 'AzureStorage'],
  ['properties.excludedSystemClassifications', { excludedSystemClassifications: ['a', 'a'] }, 'AzureStorage'],
  ['properties.includedCustomClassificationRuleNames.0', { includedCustomClassificationRuleNames: ['a_b'] }, 'AzureStorage'],
])('refuses a wrong %s', async (target, properties, kind) => {
  await expect(put(unique('ruleset'), properties, kind)).rejects.toMatchObject({ status: 400, code: 'InvalidField', target })
})

test('is announced', async () => {
  const name = unique('ruleset')
  expect(await announcedBy(at, () => put(name))).toEqual([{ topic: 'rules', name }])
})
