import { console, purview, type RuntimeChange } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aNode, anIdentity, aRuntime } from '../../testing/builders.ts'
import { announcedBy, audited, race } from '../../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const update = (name: string, body: RuntimeChange) => at.call(console.updateRuntime, { params: { name }, body })

test('changes what is given and leaves the rest, whatever the case of the name', async () => {
  const name = await aRuntime(at)
  expect(await update(name, { description: 'Cellar', tags: ['prod', 'Frankfurt am Main'], nodesMax: 16 })).toMatchObject({
    name,
    description: 'Cellar',
    tags: ['prod', 'Frankfurt am Main'],
    nodesMax: 16,
    nodes: [],
  })
  expect(await update(name.toUpperCase(), { nodesMax: 2 })).toMatchObject({ description: 'Cellar', tags: ['prod', 'Frankfurt am Main'] })
  expect(await update(name, { tags: [] })).toMatchObject({ description: 'Cellar', tags: [], nodesMax: 2 })
  expect((await update(name, { description: '' })).description).toBeUndefined()
  expect(await update(name, {})).toMatchObject({ nodesMax: 2, tags: [] })
})

test("a PUT of Purview's contract, which knows neither tags nor limit, leaves both", async () => {
  const name = await aRuntime(at)
  await update(name, { tags: ['prod'], nodesMax: 8, description: 'Cellar' })
  await at.call(purview.putRuntime, { params: { integrationRuntimeName: name }, body: { kind: 'SelfHosted', properties: {} } })
  const runtime = await at.call(console.getRuntime, { params: { name } })
  expect(runtime).toMatchObject({ tags: ['prod'], nodesMax: 8 })
  expect(runtime.description).toBeUndefined()
})

test('a limit below the number of nodes is refused with NodeLimitBelowNodes and the number, one that equals it is not', async () => {
  const name = await aRuntime(at)
  await aNode(at, name)
  await aNode(at, name)
  await expect(update(name, { nodesMax: 1, tags: ['prod'] })).rejects.toMatchObject({
    status: 409,
    code: 'NodeLimitBelowNodes',
    message: `The integration runtime ${name} has 2 nodes. Remove some before you set its limit to 1.`,
    target: 'nodesMax',
  })
  expect(await at.call(console.getRuntime, { params: { name } })).toMatchObject({ nodesMax: 4, tags: [] })
  expect(await update(name, { nodesMax: 2 })).toMatchObject({ nodesMax: 2 })
  await expect(aNode(at, name)).rejects.toMatchObject({ code: 'NodeLimitReached' })
})

test('the limit of runs at once is set and taken away again', async () => {
  const name = await aRuntime(at)
  expect(await update(name, { runsMax: 3 })).toMatchObject({ runsMax: 3 })
  expect(await update(name, { tags: ['prod'] })).toMatchObject({ runsMax: 3 })
  expect((await update(name, { runsMax: null })).runsMax).toBeUndefined()
})

test('a limit that sinks while a node registers finds it', async () => {
  const name = await aRuntime(at)
  const { id } = await at.prisma.runtime.findUniqueOrThrow({ where: { nameKey: name } })
  await aNode(at, name)
  const { publicKey } = await anIdentity()
  const settled = await race(at, {
    first: (tx) => tx.$queryRaw`SELECT FROM runtime WHERE id = ${id}::uuid FOR UPDATE`,
    call: () => update(name, { nodesMax: 1 }),
    meanwhile: (tx) =>
      tx.node.create({
        data: {
          runtimeId: id,
          name: 'late',
          nameKey: 'late',
          publicKey,
          enrolledWith: 'authKey1',
          machineName: 'machine',
          operatingSystem: 'Linux',
          version: '0.1.0',
          concurrentJobsLimit: 4,
          concurrentJobsMax: 4,
        },
      }),
  })
  expect(settled).toMatchObject({ status: 'rejected', reason: { code: 'NodeLimitBelowNodes' } })
})

test.each([
  ['tags', Array.from({ length: 21 }, (_, index) => `tag-${index}`)],
  ['tags', ['prod', 'PROD']],
  ['tags.0', ['']],
  ['tags.0', [' prod']],
  ['tags.0', ['prod ']],
  ['tags.0', ['a,b']],
  ['tags.0', ['a\nb']],
  ['tags.0', ['x'.repeat(65)]],
  ['nodesMax', 0],
  ['nodesMax', 17],
  ['nodesMax', 1.5],
  ['nodesMax', '4'],
  ['description', 'x'.repeat(4097)],
])('refuses with InvalidField %s %j', async (target, value) => {
  const name = await aRuntime(at)
  const [field = ''] = target.split('.')
  await expect(update(name, { [field]: value })).rejects.toMatchObject({ status: 400, code: 'InvalidField', target })
})

test('takes the longest tag and as many as there may be', async () => {
  const tags = ['x'.repeat(64), '🚢', 'a b', ...Array.from({ length: 17 }, (_, index) => `tag-${index}`)]
  expect(await update(await aRuntime(at), { tags })).toMatchObject({ tags })
})

test('is on record with what was changed, and announced', async () => {
  const name = await aRuntime(at)
  expect(await announcedBy(at, () => update(name, { tags: ['prod'] }))).toEqual([{ topic: 'runtimes', name }])
  expect(await audited(at, 'updateRuntime', `runtime/${name}`)).toMatchObject([{ outcome: 'succeeded', detail: { tags: ['prod'] } }])
})

test('answers IntegrationRuntime_NotFound for a runtime that is not there', async () => {
  await expect(update('never-was', { nodesMax: 2 })).rejects.toMatchObject({ status: 404, code: 'IntegrationRuntime_NotFound' })
})
