import { randomUUID } from 'node:crypto'
import { console, node } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aLease, aLeasedRun, aLogLine, aNode, aRun, aRuntime, aScan, loseLease } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const read = (runId: string, after?: string) =>
  at.call(console.readRunLog, { params: { runId }, query: after === undefined ? {} : { after } })

test('a log is read on from where it was left, and asking again at its end brings what came since', async () => {
  const { as, params, fence } = await aLeasedRun(at, await aRuntime(at))
  const write = (number: number) => at.call(node.reportLog, { params, body: { fence, written: number, lines: [aLogLine(number)] } }, as)
  expect(await read(params.runId)).toEqual({ value: [], hasMore: false, leftOut: 0 })
  await write(1)
  const first = await read(params.runId)
  expect(first).toMatchObject({ value: [{ message: 'Line 1.' }], hasMore: false, next: `${fence}.1` })
  expect(await read(params.runId, first.next)).toEqual({ value: [], next: first.next, hasMore: false, leftOut: 0 })
  await write(2)
  expect(await read(params.runId, first.next)).toMatchObject({ value: [{ message: 'Line 2.' }], next: `${fence}.2` })
})

test('a long log comes in parts, every line once, those of an earlier lease before those of a later one', async () => {
  const runtime = await aRuntime(at)
  const { as, registration, params, fence } = await aLeasedRun(at, runtime)
  const rows = (of: number, from: number) =>
    Array.from({ length: 300 }, (_, index) => ({ runId: params.runId, ...aLogLine(from + index), fence: of }))
  await loseLease(at, params.runId)
  const again = await aLease(at, as)
  expect(again.runId).toBe(params.runId)
  await at.prisma.runLogLine.createMany({ data: [...rows(again.fence, 1), ...rows(fence, 1)] })
  const first = await read(params.runId)
  const second = await read(params.runId, first.next)
  expect([first.hasMore, second.hasMore]).toEqual([true, false])
  expect([...first.value, ...second.value].map(({ position }) => position)).toEqual(
    [...rows(fence, 1), ...rows(again.fence, 1)].map((row) => `${row.fence}.${row.number}`),
  )
  expect(registration.runtimeName).toBe(runtime)
})

test('the log of a run goes with the run', async () => {
  const { as, params, fence, scan } = await aLeasedRun(at, await aRuntime(at))
  await at.call(node.reportLog, { params, body: { fence, written: 1, lines: [aLogLine(1)] } }, as)
  await at.prisma.scan.deleteMany({ where: { nameKey: scan.scanName } })
  expect(await at.prisma.runLogLine.count({ where: { runId: params.runId } })).toBe(0)
})

test('a run that no node has begun has an empty log', async () => {
  const runtime = await aRuntime(at)
  await aNode(at, runtime)
  expect(await read(await aRun(at, await aScan(at, runtime)))).toEqual({ value: [], hasMore: false, leftOut: 0 })
})

test('answers ScanRun_NotFound for a run that is not there', async () => {
  await expect(read(randomUUID())).rejects.toMatchObject({ status: 404, code: 'ScanRun_NotFound' })
})

test.each(['1', '1.', '-1.2', '1.2.3', 'a.b'])('refuses %s as a place in a log with InvalidField', async (after) => {
  await expect(read(randomUUID(), after)).rejects.toMatchObject({ status: 400, code: 'InvalidField', target: 'after' })
})

test('a place beyond every log is one after which nothing comes', async () => {
  const { params } = await aLeasedRun(at, await aRuntime(at))
  expect((await read(params.runId, '9999999999.9999999999')).value).toEqual([])
})
