import { console, node } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aNode, aRuntime } from '../../testing/builders.ts'
import { announcedBy, audited } from '../../testing/observe.ts'
import { offerVersion } from '../../testing/offerVersion.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'
import { rollOut } from '../../testing/rollOut.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const start = (name: string) => at.call(console.startUpdate, { params: { name }, body: {} })
const cancel = (name: string, nodeName?: string) =>
  at.call(console.cancelUpdate, { params: { name }, body: nodeName === undefined ? {} : { nodeName } })
const statesOf = async (name: string) =>
  (await at.call(console.getUpdates, { params: { name } })).nodes.map(
    ({ name, state, isCancelable }) => `${name} ${state}${isCancelable ? ', can be canceled' : ''}`,
  )

async function aRuntimeWith(...names: string[]) {
  const name = await aRuntime(at)
  const nodes = []
  for (const one of names) nodes.push(await aNode(at, name, one))
  await at.prisma.node.updateMany({ data: { lastHeartbeatAt: new Date() } })
  return { name, nodes }
}

/** What the first node says of its update, which has begun. */
async function begun(name: string, as: Record<string, string>, phase: 'downloading' | 'draining' | 'restarting') {
  await rollOut(at)
  const task = await at.call(node.takeTask, { body: { waitSeconds: 0 } }, as)
  const taskId = task?.taskId ?? ''
  const report = (now: typeof phase) => at.call(node.reportUpdate, { params: { taskId }, body: { phase: now } }, as)
  await report(phase)
  return report
}

test('what waits is as if nobody had asked for it, on record and announced, and nothing is begun', async () => {
  await offerVersion(at, { version: '0.2.0' })
  const { name } = await aRuntimeWith('a', 'b')
  await start(name)
  expect(await statesOf(name)).toEqual(['a waiting, can be canceled', 'b waiting, can be canceled'])
  await cancel(name, 'a')
  expect(await statesOf(name)).toEqual(['a outdated', 'b waiting, can be canceled'])
  expect(await announcedBy(at, () => cancel(name))).toEqual([{ topic: 'nodes', name }])
  await rollOut(at)
  expect(await statesOf(name)).toEqual(['a outdated', 'b outdated'])
  expect((await audited(at, 'cancelUpdate', `runtime/${name}`)).map(({ detail }) => detail)).toEqual([
    { node: 'a', version: '0.2.0' },
    { node: 'b', version: '0.2.0' },
  ])
})

test('an order that the node has not taken is not given to it any more', async () => {
  await offerVersion(at, { version: '0.2.0' })
  const { name, nodes } = await aRuntimeWith('a')
  await start(name)
  await rollOut(at)
  expect(await statesOf(name)).toEqual(['a ordered, can be canceled'])
  await cancel(name)
  expect(await at.call(node.takeTask, { body: { waitSeconds: 0 } }, nodes[0]?.as ?? {})).toBeUndefined()
})

test.each(['downloading', 'draining'] as const)('a node that is %s is told with its next report', async (phase) => {
  await offerVersion(at, { version: '0.2.0' })
  const { name, nodes } = await aRuntimeWith('a')
  await start(name)
  const report = await begun(name, nodes[0]?.as ?? {}, phase)
  await cancel(name, 'a')
  await expect(report('restarting')).rejects.toMatchObject({ code: 'NodeTask_NotFound' })
  expect(await statesOf(name)).toEqual(['a outdated'])
})

test('a node that starts anew goes on: NoUpdateToCancel, as where there is none', async () => {
  await offerVersion(at, { version: '0.2.0' })
  const { name, nodes } = await aRuntimeWith('a')
  await expect(cancel(name)).rejects.toMatchObject({ status: 409, code: 'NoUpdateToCancel' })
  await start(name)
  await begun(name, nodes[0]?.as ?? {}, 'restarting')
  await expect(cancel(name)).rejects.toMatchObject({ status: 409, code: 'NoUpdateToCancel' })
  expect(await statesOf(name)).toEqual(['a restarting'])
})

test('where nodes are updated by themselves, and now, canceling would last for a moment: NoUpdateToCancel', async () => {
  await offerVersion(at, { version: '0.2.0' })
  const { name } = await aRuntimeWith('a')
  await start(name)
  await at.call(console.putUpdateSettings, { params: { name }, body: { automatic: true } })
  await expect(cancel(name)).rejects.toMatchObject({ code: 'NoUpdateToCancel' })
  await at.call(console.putUpdateSettings, { params: { name }, body: { automatic: false } })
  await cancel(name)
  expect(await statesOf(name)).toEqual(['a outdated'])
})

test('answers IntegrationRuntime_NotFound and IntegrationRuntimeNode_NotFound', async () => {
  await expect(cancel('never-was')).rejects.toMatchObject({ status: 404, code: 'IntegrationRuntime_NotFound' })
  await expect(cancel(await aRuntime(at), 'x')).rejects.toMatchObject({ status: 404, code: 'IntegrationRuntimeNode_NotFound' })
})
