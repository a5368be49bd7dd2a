import { console, node } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Console } from '../ActContext.ts'
import { openConnection } from '../database/open.ts'
import { aLeasedRun, aNode, aRuntime } from '../testing/builders.ts'
import { announcedBy } from '../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../testing/openTestConsole.ts'
import { requeueLostRuns } from './requeueLostRuns.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

/** The rounds of a console that has just started, with a clock of its own, in seconds. */
function rounds(of: Console = at.console) {
  const clock = { seconds: 1000 }
  const work = requeueLostRuns(of, () => clock.seconds * 1000)
  return {
    at: async (seconds: number) => {
      clock.seconds = 1000 + seconds
      await work()
    },
  }
}
const expire = (runId: string, attempts = 1) =>
  at.prisma.$executeRaw`UPDATE run SET lease_expires_at = now() - interval '1 second', attempts = ${attempts} WHERE id = ${runId}::uuid`
const runOf = (runId: string) => at.call(console.findRun, { params: { runId } })

test('a console that has just started waits a whole lease, so that healthy nodes can speak first', async () => {
  const { params } = await aLeasedRun(at, await aRuntime(at))
  await expire(params.runId)
  const round = rounds()
  for (const seconds of [0, 5, 29]) await round.at(seconds)
  expect((await runOf(params.runId)).status).toBe('InProgress')
  await round.at(30)
  expect((await runOf(params.runId)).status).toBe('Accepted')
})

test('so does one that could not reach its database', async () => {
  const { params } = await aLeasedRun(at, await aRuntime(at))
  await expire(params.runId)
  const dead = openConnection({ host: '/nonexistent', port: 5432, user: 'nobody', database: 'nowhere', ssl: false })
  let isReachable = true
  const round = rounds({
    ...at.console,
    get prisma() {
      return isReachable ? at.prisma : dead.prisma
    },
  })
  await round.at(0)
  isReachable = false
  await expect(round.at(29)).rejects.toThrow(/reach|ENOENT|connect/i)
  isReachable = true
  for (const seconds of [31, 60]) await round.at(seconds)
  expect((await runOf(params.runId)).status).toBe('InProgress')
  await round.at(61)
  expect((await runOf(params.runId)).status).toBe('Accepted')
  await dead.close()
})

test('the run is announced, and a node that waits gets it at once', async () => {
  const runtime = await aRuntime(at)
  const { params, fence } = await aLeasedRun(at, runtime)
  const { as } = await aNode(at, runtime)
  const round = rounds()
  await round.at(0)
  const waiting = at.call(node.leaseRun, { body: { waitSeconds: 20 } }, as)
  await expire(params.runId)
  expect(await announcedBy(at, () => round.at(30))).toContainEqual({ topic: 'runs', name: params.runId })
  const lease = await waiting
  expect(lease?.runId).toBe(params.runId)
  expect(lease?.fence).toBeGreaterThan(fence)
})

test('after as many attempts as are allowed the run fails with NodeLost', async () => {
  const { params, registration } = await aLeasedRun(at, await aRuntime(at))
  const round = rounds()
  await round.at(0)
  await expire(params.runId, 2)
  await round.at(30)
  expect((await runOf(params.runId)).status).toBe('Accepted')
  await at.prisma.$executeRaw`UPDATE run SET state = 'leased' WHERE id = ${params.runId}::uuid`
  await expire(params.runId, 3)
  await round.at(35)
  expect(await runOf(params.runId)).toMatchObject({
    status: 'Failed',
    error: { code: 'NodeLost', message: expect.stringMatching(/stopped answering/) },
    endTime: expect.any(String),
    nodeName: registration.nodeName,
  })
})

test('leases that have not ended, and runs that have, are left alone', async () => {
  const runtime = await aRuntime(at)
  const [held, ended] = [await aLeasedRun(at, runtime), await aLeasedRun(at, runtime)]
  await at.call(node.completeRun, { params: ended.params, body: { fence: ended.fence, outcome: 'succeeded' } }, ended.as)
  const rows = () => at.prisma.run.findMany({ where: { runtime: { name: runtime } }, orderBy: { id: 'asc' } })
  const before = await rows()
  const round = rounds()
  await round.at(0)
  expect(await announcedBy(at, () => round.at(30))).toEqual([])
  expect(await rows()).toEqual(before)
  expect(held.params.runId).not.toBe(ended.params.runId)
})
