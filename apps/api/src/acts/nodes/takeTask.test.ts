import { console, node, purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { aDiagnosticsReport, aHeartbeat, aNode, aRuntime, aScan, scanBody, type TestNode } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const take = (as: TestNode['as'], waitSeconds = 20) => at.call(node.takeTask, { body: { waitSeconds } }, as)
const diagnose = (name: string, { registration }: TestNode) =>
  at.call(console.diagnoseNode, { params: { name, nodeName: registration.nodeName } })
const answer = async (taskId: string, as: TestNode['as']) => {
  await at.call(node.completeTask, { params: { taskId }, body: { kind: 'diagnose', report: aDiagnosticsReport } }, as)
}

test('a node that waits is given at once what is asked of it, and another node of the runtime is not', async () => {
  const runtime = await aRuntime(at)
  const [asked, other] = [await aNode(at, runtime), await aNode(at, runtime)]
  const [task, asking] = [take(asked.as), diagnose(runtime, asked)]
  const taken = await task
  expect(taken).toMatchObject({ kind: 'diagnose', targets: [{ purpose: 'console' }] })
  expect(await take(other.as, 0)).toBeUndefined()
  await answer(taken?.taskId ?? '', asked.as)
  expect(await asking).toMatchObject({ report: aDiagnosticsReport })
})

test('one that is asked while it does not wait is given it later, and once', async () => {
  const runtime = await aRuntime(at)
  const asked = await aNode(at, runtime)
  const asking = diagnose(runtime, asked)
  const taken = await take(asked.as)
  expect(await take(asked.as, 0)).toBeUndefined()
  await answer(taken?.taskId ?? '', asked.as)
  await asking
})

test('the secret of a credential is in the task, and in no row', async () => {
  const scan = await aScan(at, await aRuntime(at), { type: 'SecureString', value: 'the-very-secret' })
  const { as } = await aNode(at, scan.runtimeName)
  await at.call(node.heartbeat, { body: aHeartbeat }, as)
  const { dataSourceName } = scan
  const asking = at.call(console.testConnection, { params: { dataSourceName }, body: scanBody(scan) })
  const taken = await take(as)
  expect(taken).toMatchObject({ credential: { typeProperties: { password: { type: 'SecureString', value: 'the-very-secret' } } } })
  const rows = await at.prisma.$queryRaw<{ row: string }[]>`SELECT node_task::text AS row FROM node_task`
  expect(rows.filter(({ row }) => row.includes('the-very-secret'))).toEqual([])
  await at.call(purview.deleteRuntime, { params: { integrationRuntimeName: scan.runtimeName } })
  await expect(asking).rejects.toMatchObject({ code: 'NodeDidNotAnswer' })
})

test('a credential that is deleted between asking and taking is the result, at once, and the node takes the next task', async () => {
  const scan = await aScan(at, await aRuntime(at))
  const asked = await aNode(at, scan.runtimeName)
  await at.call(node.heartbeat, { body: aHeartbeat }, asked.as)
  const { dataSourceName, credentialName } = scan
  const testing = at.call(console.testConnection, { params: { dataSourceName }, body: scanBody(scan) })
  await vi.waitFor(async () => expect(await at.prisma.nodeTask.count({ where: { credentialKey: credentialName } })).toBe(1))
  await at.prisma.credential.delete({ where: { nameKey: credentialName } })
  const task = take(asked.as)
  expect(await testing).toMatchObject({
    nodeName: asked.registration.nodeName,
    report: { verdict: 'fail', steps: [{ step: 'credential', verdict: 'fail', found: expect.stringContaining(credentialName) as string }] },
  })
  const asking = diagnose(scan.runtimeName, asked)
  const { taskId = '', kind } = (await task) ?? {}
  expect(kind).toBe('diagnose')
  await answer(taskId, asked.as)
  await asking
})

test('a node whose runtime was deleted is told so', async () => {
  const runtime = await aRuntime(at)
  const { as } = await aNode(at, runtime)
  await at.call(purview.deleteRuntime, { params: { integrationRuntimeName: runtime } })
  await expect(take(as)).rejects.toMatchObject({ status: 410, code: 'IntegrationRuntimeDeleted' })
})
