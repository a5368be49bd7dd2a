import { purview, type CustomFileType, type ScanRulesetBody } from '@mooring/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aClassificationRule, unique } from '../../testing/builders.ts'
import { announcedBy, audited, race } from '../../testing/observe.ts'
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

describe('what is said of a header', () => {
  const putTypes = async (name: string, types: Record<string, CustomFileType>) => {
    const customFileExtensions = Object.entries(types).map(([fileExtension, customFileType]) => ({ fileExtension, customFileType }))
    const { properties } = await put(name, { scanningRule: { customFileExtensions } })
    const kept = properties.scanningRule?.customFileExtensions ?? []
    return Object.fromEntries(kept.map(({ fileExtension, customFileType }) => [fileExtension, customFileType]))
  }

  test('stays over a PUT of the original contract, which does not know it, however that writes the ending', async () => {
    const name = unique('ruleset')
    const types = { '.dat': { customDelimiter: '$', hasHeader: true }, csv: { builtInType: 'CSV' as const, hasHeader: true } }
    expect(await putTypes(name, types)).toEqual(types)
    const unknowing = {
      '*.DAT': { customDelimiter: '#' },
      csv: { builtInType: 'TSV' as const, hasHeader: null },
      new: { customDelimiter: '$' },
    }
    expect(await putTypes(name, unknowing)).toEqual({
      '*.DAT': { customDelimiter: '#', hasHeader: true },
      csv: { builtInType: 'TSV', hasHeader: true },
      new: { customDelimiter: '$' },
    })
  })

  test('goes with its ending, when it is taken back, and when the ending is no delimited text any more', async () => {
    const name = unique('ruleset')
    const hasHeader = true
    await putTypes(name, {
      gone: { customDelimiter: '$', hasHeader },
      back: { customDelimiter: '$', hasHeader },
      json: { builtInType: 'CSV', hasHeader },
      stays: { customDelimiter: '$', hasHeader },
    })
    const left = {
      back: { customDelimiter: '$', hasHeader: false },
      json: { builtInType: 'JSON' as const },
      stays: { customDelimiter: '$' },
    }
    expect(await putTypes(name, left)).toEqual({
      back: { customDelimiter: '$' },
      json: { builtInType: 'JSON' },
      stays: { customDelimiter: '$', hasHeader },
    })
    const again = { gone: { customDelimiter: '$' }, back: { customDelimiter: '$' }, json: { builtInType: 'CSV' as const } }
    expect(await putTypes(name, again)).toEqual(again)
  })

  test('is not put back when somebody else is just taking it back', async () => {
    const name = unique('ruleset')
    await putTypes(name, { dat: { customDelimiter: '$', hasHeader: true } })
    const customFileExtensions = [{ fileExtension: 'dat', customFileType: { customDelimiter: '$' } }]
    const settled = await race(at, {
      first: (tx) => tx.$queryRaw`SELECT FROM scan_ruleset WHERE name_key = ${name} FOR UPDATE`,
      call: () => putTypes(name, { dat: { customDelimiter: '#' } }),
      meanwhile: (tx) =>
        tx.scanRuleset.update({ where: { nameKey: name }, data: { properties: { scanningRule: { customFileExtensions } } } }),
    })
    expect(settled).toMatchObject({ status: 'fulfilled', value: { dat: { customDelimiter: '#' } } })
    expect(settled).not.toHaveProperty('value.dat.hasHeader')
  })

  test.each<CustomFileType>([{ builtInType: 'JSON' }, { builtInType: 'TXT' }, {}])('is refused with InvalidField for %j', async (type) => {
    const types = { dat: { customDelimiter: '$', hasHeader: true }, other: { ...type, hasHeader: true } }
    const target = 'properties.scanningRule.customFileExtensions.1.customFileType.hasHeader'
    await expect(putTypes(unique('ruleset'), types)).rejects.toMatchObject({ status: 400, code: 'InvalidField', target })
    await expect(putTypes(unique('ruleset'), { other: { ...type, hasHeader: false } })).resolves.toEqual({ other: type })
  })
})

test('is announced', async () => {
  const name = unique('ruleset')
  expect(await announcedBy(at, () => put(name))).toEqual([{ topic: 'rules', name }])
})
