import { pathOf, console, type AssetSelection, type DiscoveredAsset } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aNode, anAsset, aRunThatFinds, aRuntime, aScan } from '../../testing/builders.ts'
import { openTestConsole, testToken, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const email = 'MICROSOFT.PERSONAL.EMAIL'
async function aSourceWith(assets: DiscoveredAsset[]): Promise<string> {
  const runtime = await aRuntime(at)
  const [{ as }, scan] = [await aNode(at, runtime), await aScan(at, runtime)]
  await aRunThatFinds(at, { as, scan }, { assets })
  return scan.dataSourceName
}
async function download(query: AssetSelection & { format: 'csv' | 'atlas' }) {
  const answer = await at.app.inject({ url: pathOf(console.exportAssets, { query }), headers: { authorization: `Bearer ${testToken}` } })
  expect(answer.statusCode).toBe(200)
  return answer
}
const person: DiscoveredAsset = {
  ...anAsset('person'),
  comment: 'People, "all" of them',
  columns: [
    { name: 'id', type: 'integer', nullable: false, position: 1 },
    { name: '=cmd()', type: 'text', nullable: true, position: 2, classifications: [{ name: email, sampled: 9, matched: 8 }] },
  ],
}
const file: DiscoveredAsset = {
  ...anAsset('f'),
  qualifiedName: 'file://host/f.csv',
  kind: 'file',
  format: 'csv',
  keys: [],
  columns: [{ name: 'a b', type: 'string', nullable: true, position: 1 }],
}

test('as CSV there is a row a column, nothing of which a spreadsheet would run', async () => {
  const dataSourceName = await aSourceWith([person, { ...anAsset('-empty'), columns: [], comment: '+1' }])
  const { body, headers } = await download({ dataSourceName, format: 'csv' })
  expect(headers).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="assets.csv"',
  })
  const lines = body.replace('\uFEFF', '').split('\r\n')
  expect(lines).toHaveLength(5)
  expect(lines[0]).toMatch(/^dataSource,qualifiedName,kind/)
  expect(lines[1]).toContain(`"'-empty"`)
  expect(lines[1]).toContain(`"'+1"`)
  expect(lines[3]).toContain(`2,"'=cmd()",text,true,,${email} 8/9`)
  expect(lines[4]).toBe('')
})

test('as Atlas JSON there is an entity for each asset and each of its columns, which point to it', async () => {
  const dataSourceName = await aSourceWith([person, file])
  const { body, headers } = await download({ dataSourceName, format: 'atlas' })
  expect(headers['content-disposition']).toBe('attachment; filename="assets.json"')
  const { entities } = JSON.parse(body) as { entities: { typeName: string; guid: string; attributes: object; [field: string]: unknown }[] }
  expect(entities.map(({ typeName }) => typeName)).toEqual([
    'fs_path',
    'tabular_schema',
    'column',
    'rdbms_table',
    'rdbms_column',
    'rdbms_column',
  ])
  expect(new Set(entities.map(({ guid }) => guid)).size).toBe(6)
  const [, schema, ofFile, table, id, mail] = entities
  expect(id).toMatchObject({
    attributes: { qualifiedName: `${person.qualifiedName}#id`, data_type: 'integer', isPrimaryKey: true, isNullable: false },
    relationshipAttributes: { table: { guid: table?.guid, typeName: 'rdbms_table' } },
  })
  expect(mail).toMatchObject({ status: 'ACTIVE', classifications: [{ typeName: email }] })
  expect(ofFile).toMatchObject({
    attributes: { qualifiedName: 'file://host/f.csv//a%20b' },
    relationshipAttributes: { composeSchema: { guid: schema?.guid } },
  })
})

test('holds every asset that was asked for, however many, once', async () => {
  const dataSourceName = await aSourceWith(Array.from({ length: 250 }, (_, index) => anAsset(`t${index}`)))
  const { body } = await download({ dataSourceName, format: 'csv' })
  expect(
    new Set(
      body
        .split('\r\n')
        .slice(1, -1)
        .map((line) => line.split(',')[4]),
    ).size,
  ).toBe(250)
  expect((await download({ dataSourceName, search: 't24', format: 'csv' })).body.split('\r\n')).toHaveLength(13)
  expect(JSON.parse((await download({ dataSourceName, search: 'never was', format: 'atlas' })).body)).toMatchObject({ entities: [] })
})
