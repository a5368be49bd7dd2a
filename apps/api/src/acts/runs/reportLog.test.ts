import { console, node, purview, runLogErrorsMax, runLogLinesMax, runLogLinesPerCallMax, type RunLogLine } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aLeasedRun, aLogLine, aNode, aRuntime, loseLease, scanParams } from '../../testing/builders.ts'
import { announcedBy } from '../../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

type Leased = Pick<Awaited<ReturnType<typeof aLeasedRun>>, 'as' | 'params' | 'fence'>

const write = ({ as, params, fence }: Leased, lines: ReturnType<typeof aLogLine>[], written = lines.at(-1)?.number ?? 0) =>
  at.call(node.reportLog, { params, body: { fence, written, lines } }, as)
const logOf = ({ params }: Leased) => at.call(console.readRunLog, { params, query: {} })
const runOf = ({ params }: Leased) => at.call(console.findRun, { params })
const aWarning = (number: number, line: Partial<RunLogLine> = {}) => aLogLine(number, { level: 'warning', ...line })

test('what a node writes is there at once, in its order, and announced', async () => {
  const leased = await aLeasedRun(at, await aRuntime(at))
  const news = await announcedBy(at, () => write(leased, [aLogLine(1), aWarning(2, { message: 'No right.', target: 'public.orders' })]))
  expect(news).toEqual([{ topic: 'runLogs', name: leased.params.runId }])
  const { value, leftOut } = await logOf(leased)
  expect(value).toEqual([
    { position: `${leased.fence}.1`, at: '2026-01-01T00:00:00.000Z', level: 'info', message: 'Line 1.' },
    { position: `${leased.fence}.2`, at: '2026-01-01T00:00:00.000Z', level: 'warning', message: 'No right.', target: 'public.orders' },
  ])
  expect(leftOut).toBe(0)
})

test('the same call twice writes its lines once', async () => {
  const leased = await aLeasedRun(at, await aRuntime(at))
  const lines = [aLogLine(1), aLogLine(2)]
  await write(leased, lines)
  await write(leased, lines)
  expect(await logOf(leased)).toMatchObject({ value: [{ message: 'Line 1.' }, { message: 'Line 2.' }], leftOut: 0 })
})

test('an error log is available once something went wrong', async () => {
  const leased = await aLeasedRun(at, await aRuntime(at))
  await write(leased, [aLogLine(1)])
  expect((await runOf(leased)).discoveryExecutionDetails.isErrorLogAvailable).toBe(false)
  await write(leased, [aWarning(2)])
  await write(leased, [aLogLine(3)])
  expect((await runOf(leased)).discoveryExecutionDetails.isErrorLogAvailable).toBe(true)
})

test('so many lines are kept, errors a little longer, and the others are counted', async () => {
  const leased = await aLeasedRun(at, await aRuntime(at))
  await at.prisma.run.update({ where: { id: leased.params.runId }, data: { logLines: runLogLinesMax - 1 } })
  const before = runLogLinesMax - 1
  await write(leased, [aLogLine(before + 1), aLogLine(before + 2), aLogLine(before + 3, { level: 'error', message: 'The scan failed.' })])
  const { value, leftOut } = await logOf(leased)
  expect(value.map(({ message }) => message)).toEqual([`Line ${runLogLinesMax}.`, 'The scan failed.'])
  expect(leftOut).toBe(1)
  await at.prisma.run.update({ where: { id: leased.params.runId }, data: { logLines: runLogErrorsMax } })
  await write(leased, [aLogLine(before + 4, { level: 'error' })])
  expect((await logOf(leased)).value).toHaveLength(2)
})

test('lines that the node left out itself are counted too', async () => {
  const leased = await aLeasedRun(at, await aRuntime(at))
  await write(leased, [aLogLine(1), aLogLine(7)], 9)
  await write(leased, [], 12)
  expect(await logOf(leased)).toMatchObject({ value: [{ message: 'Line 1.' }, { message: 'Line 7.' }], leftOut: 10 })
})

test('prolongs the lease', async () => {
  const leased = await aLeasedRun(at, await aRuntime(at))
  await at.prisma.$executeRaw`UPDATE run SET lease_expires_at = now() - interval '1 minute' WHERE id = ${leased.params.runId}::uuid`
  await write(leased, [])
  const [row] = await at.prisma.$queryRaw<{ left: number }[]>`
    SELECT extract(epoch FROM lease_expires_at - now())::float AS left FROM run WHERE id = ${leased.params.runId}::uuid`
  expect(row?.left).toBeGreaterThan(15)
})

test('does not wait for whoever deletes the runtime, who waits for the run', async () => {
  const runtime = await aRuntime(at)
  const leased = await aLeasedRun(at, runtime)
  await at.prisma.$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT FROM runtime WHERE name = ${runtime} FOR UPDATE`
      await write(leased, [aLogLine(1)])
    },
    { timeout: 20_000 },
  )
  expect((await logOf(leased)).value).toHaveLength(1)
})

test('answers RunLeaseLost to whoever does not hold the lease, and RunCanceled after that, and writes nothing', async () => {
  const runtime = await aRuntime(at)
  const leased = await aLeasedRun(at, runtime)
  for (const attempt of [
    { ...leased, as: (await aNode(at, runtime)).as },
    { ...leased, fence: leased.fence + 1 },
  ]) {
    await expect(write(attempt, [aLogLine(1)])).rejects.toMatchObject({ status: 409, code: 'RunLeaseLost' })
  }
  await loseLease(at, leased.params.runId)
  await expect(write(leased, [aLogLine(1)])).rejects.toMatchObject({ code: 'RunLeaseLost' })
  expect((await logOf(leased)).value).toEqual([])
  const other = await aLeasedRun(at, await aRuntime(at))
  await at.call(purview.cancelRun, { params: { ...scanParams(other.scan), ...other.params } })
  await expect(write(other, [aLogLine(1)])).rejects.toMatchObject({ status: 409, code: 'RunCanceled' })
})

test.each([
  ['more lines than a call may have', { lines: Array.from({ length: runLogLinesPerCallMax + 1 }, (_, index) => aLogLine(index + 1)) }],
  ['a line without a text', { lines: [aLogLine(1, { message: '' })] }],
  ['a text without an end', { lines: [aLogLine(1, { message: 'x'.repeat(2049) })] }],
  ['a time that is none', { lines: [aLogLine(1, { at: 'yesterday' })] }],
  ['a line with the number 0', { lines: [aLogLine(0)] }],
  ['a line with a character that cannot be stored', { lines: [aLogLine(1, { message: 'a\0b' })] }],
])('refuses %s with InvalidField', async (_, wrong) => {
  const { as } = await aNode(at, await aRuntime(at))
  const params = { runId: '00000000-0000-4000-8000-000000000000' }
  const refused = at.call(node.reportLog, { params, body: { fence: 1, written: 1, ...wrong } }, as)
  await expect(refused).rejects.toMatchObject({ status: 400, code: 'InvalidField' })
})
