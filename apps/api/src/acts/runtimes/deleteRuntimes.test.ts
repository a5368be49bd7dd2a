import { console, node, purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aLeasedRun, aRuntime, scanParams } from '../../testing/builders.ts'
import { audited, race } from '../../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const remove = async (...names: string[]) => (await at.call(console.deleteRuntimes, { body: { names } })).reports

test('deletes each and says of each which runs failed and which nodes were removed', async () => {
  const [used, idle] = [await aRuntime(at), await aRuntime(at)]
  const { as, registration, scan, lease } = await aLeasedRun(at, used)
  expect(await remove(used, idle)).toEqual([
    {
      name: used,
      failedRuns: [{ runId: lease.runId, ...scanParams(scan), status: 'Running' }],
      failedRunsTotal: 1,
      removedNodes: [registration.nodeName],
    },
    { name: idle, failedRuns: [], failedRunsTotal: 0, removedNodes: [] },
  ])
  expect((await at.call(console.findRun, { params: { runId: lease.runId } })).error?.code).toBe('IntegrationRuntimeDeleted')
  await expect(at.call(node.leaseRun, { body: { waitSeconds: 0 } }, as)).rejects.toMatchObject({ code: 'IntegrationRuntimeDeleted' })
  for (const name of [used, idle]) expect(await audited(at, 'deleteRuntime', `runtime/${name}`)).toHaveLength(1)
})

test('one that is not there says so and keeps no other from being deleted; a name given twice is deleted once', async () => {
  const [first, second] = [await aRuntime(at), await aRuntime(at)]
  expect(await remove(first, 'never-was', second, second.toUpperCase())).toMatchObject([
    { name: first },
    {
      name: 'never-was',
      refusal: { code: 'IntegrationRuntime_NotFound', message: 'There is no integration runtime named never-was.' },
      failedRuns: [],
      removedNodes: [],
    },
    { name: second },
  ])
  expect(await at.prisma.runtime.count({ where: { name: { in: [first, second] } } })).toBe(0)
})

test('one that somebody else deletes at the same moment is reported as gone', async () => {
  const [first, second] = [await aRuntime(at), await aRuntime(at)]
  const settled = await race(at, {
    first: (tx) => tx.runtime.delete({ where: { nameKey: first } }),
    call: () => remove(first, second),
  })
  expect(settled).toMatchObject({
    status: 'fulfilled',
    value: [{ name: first, refusal: { code: 'IntegrationRuntime_NotFound' } }, { name: second }],
  })
})

test.each([
  ['names', []],
  ['names', Array.from({ length: 101 }, (_, index) => `runtime-${index}`)],
  ['names.1', ['good', '-bad-']],
])('refuses with InvalidField %s %j and deletes nothing', async (target, names) => {
  await aRuntime(at, 'good')
  await expect(remove(...names)).rejects.toMatchObject({ status: 400, code: 'InvalidField', target })
  await at.call(purview.deleteRuntime, { params: { integrationRuntimeName: 'good' } })
})
