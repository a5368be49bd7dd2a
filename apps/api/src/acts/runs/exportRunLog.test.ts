import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aLeasedRun, aLogLine, aPerson, aRuntime } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
let reader: Record<string, string>
beforeAll(async () => {
  at = await openTestConsole()
  reader = await aPerson(at, 'Reader')
})
afterAll(() => at.close())

const download = (runId: string, format: 'text' | 'json') =>
  at.app.inject({ url: `/api/runs/${runId}/log/file?format=${format}`, headers: reader })

test('the whole log is a file, as text and as JSON', async () => {
  const { params, fence } = await aLeasedRun(at, await aRuntime(at))
  const { runId } = params
  const lines = Array.from({ length: 1100 }, (_, index) => aLogLine(index + 1))
  await at.prisma.runLogLine.createMany({ data: lines.map((line) => ({ ...line, runId, fence })) })
  const text = await download(runId, 'text')
  expect(text.headers).toMatchObject({
    'content-type': 'text/plain; charset=utf-8',
    'content-disposition': `attachment; filename="run-${runId}.txt"`,
  })
  expect(text.body.split('\n').slice(0, 2)).toEqual([
    '2026-01-01T00:00:00.000Z info    Line 1.',
    '2026-01-01T00:00:00.000Z info    Line 2.',
  ])
  expect(text.body.trimEnd().split('\n')).toHaveLength(1100)
  const json = await download(runId, 'json')
  expect(
    json.body
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { message: string }).message),
  ).toEqual(lines.map(({ message }) => message))
})

test('a line of the text stays one line, whatever a source is called', async () => {
  const { params, fence } = await aLeasedRun(at, await aRuntime(at))
  const line = aLogLine(1, { level: 'warning', message: 'No\nright\u2028here.', target: 'a"b\r\n\u001b[31mé' })
  await at.prisma.runLogLine.create({ data: { ...line, ...params, fence } })
  expect((await download(params.runId, 'text')).body).toBe('2026-01-01T00:00:00.000Z warning No right here. [a"b [31mé]\n')
})

test('an empty log is an empty file', async () => {
  const { params } = await aLeasedRun(at, await aRuntime(at))
  expect(await download(params.runId, 'json')).toMatchObject({ statusCode: 200, body: '' })
})

test('answers ScanRun_NotFound for a run that is not there', async () => {
  const answer = await download(randomUUID(), 'text')
  expect([answer.statusCode, (answer.json() as { error: { code: string } }).error.code]).toEqual([404, 'ScanRun_NotFound'])
})
