import { purview, type FilterProperties } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRuntime, aScan, scanParams, unique } from '../../testing/builders.ts'
import { announcedBy, audited } from '../../testing/observe.ts'
import { openTestConsole, testToken, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
let params: { dataSourceName: string; scanName: string }
beforeAll(async () => {
  at = await openTestConsole()
  params = scanParams(await aScan(at, await aRuntime(at)))
})
afterAll(() => at.close())

const none = { includeUriPrefixes: [], excludeUriPrefixes: [] }
const put = (properties: Partial<FilterProperties>, of = params) =>
  at.call(purview.putFilter, { params: of, body: { properties: { ...none, ...properties } } })

test('creates the filters with 201 and replaces them with 200', async () => {
  const of = scanParams(await aScan(at, await aRuntime(at)))
  const url = `/scan/datasources/${of.dataSourceName}/scans/${of.scanName}/filters/custom?api-version=2023-09-01`
  const send = () => at.app.inject({ method: 'PUT', url, payload: { properties: none }, headers: { authorization: `Bearer ${testToken}` } })
  expect([(await send()).statusCode, (await send()).statusCode]).toEqual([201, 200])
})

test('keeps what it was given, is on record and is announced', async () => {
  const properties = { includeUriPrefixes: ['db://a/'], excludeUriPrefixes: ['db://a/tmp'], includeRegexes: ['^db'], excludeRegexes: [] }
  const announced = await announcedBy(at, () => put(properties))
  const id = `datasources/${params.dataSourceName}/scans/${params.scanName}/filters/custom`
  expect(await at.call(purview.getFilter, { params })).toEqual({ id, name: 'custom', properties })
  expect(announced).toEqual([{ topic: 'scans', name: params.dataSourceName }])
  expect(await audited(at, 'updateFilter', `scan/${params.dataSourceName}/${params.scanName}`)).toHaveLength(1)
})

test('null is nothing', async () => {
  expect((await put({ includeRegexes: null })).properties).toEqual(none)
})

test('a scan that is replaced keeps its filters', async () => {
  const scan = await aScan(at, await aRuntime(at))
  await put({ excludeUriPrefixes: ['db://'] }, scanParams(scan))
  const { name: _, ...body } = await at.call(purview.getScan, { params: scanParams(scan) })
  await at.call(purview.putScan, { params: scanParams(scan), body: { kind: body.kind, properties: body.properties } as never })
  await expect(at.call(purview.getFilter, { params: scanParams(scan) })).resolves.toMatchObject({ name: 'custom' })
})

test.each<[string, object]>([
  ['properties.includeRegexes.1', { includeRegexes: ['a', '('] }],
  ['properties.excludeRegexes.0', { excludeRegexes: ['(?<!x)y'] }],
  ['properties.includeUriPrefixes.0', { includeUriPrefixes: [''] }],
  ['properties.excludeUriPrefixes', { excludeUriPrefixes: ['a', 'a'] }],
])('refuses a wrong %s with InvalidField', async (target, properties) => {
  await expect(put(properties)).rejects.toMatchObject({ status: 400, code: 'InvalidField', target })
})

test('answers Scan_NotFound when there is no such scan', async () => {
  await expect(put({}, { ...params, scanName: unique('scan') })).rejects.toMatchObject({ status: 404, code: 'Scan_NotFound' })
})
