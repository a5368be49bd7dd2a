import { node } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aHeartbeat, aNode, aRun, aRuntime, aScan, type TestNode } from '../../testing/builders.ts'
import { race } from '../../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const postgres = 'AzurePostgreSqlCredential'
const folders = 'FileSystem'
const lease = ({ as }: TestNode, kinds?: string[]) => at.call(node.leaseRun, { body: { waitSeconds: 0, ...(kinds && { kinds }) } }, as)

async function twoNodes() {
  const runtime = await aRuntime(at)
  const nodes = [await aNode(at, runtime), await aNode(at, runtime)] as const
  for (const { as } of nodes) await at.call(node.heartbeat, { body: aHeartbeat }, as)
  return { runtime, nodes }
}
const aQueuedRun = async (runtime: string) => aRun(at, await aScan(at, runtime))
const runOf = (id: string) => at.prisma.run.findUniqueOrThrow({ where: { id } })

test('a run goes to a node that executes its kind, though another one asks first', async () => {
  const { runtime, nodes } = await twoNodes()
  const [old, able] = nodes
  await lease(able, [postgres, folders])
  const runId = await aQueuedRun(runtime)
  expect(await lease(old, [folders])).toBeUndefined()
  expect(await lease(able, [postgres, folders])).toMatchObject({ runId })
})

test('a run is not left to a node that does less and does not execute its kind', async () => {
  const { runtime, nodes } = await twoNodes()
  const [busy, free] = nodes
  await lease(free, [folders])
  await aQueuedRun(runtime)
  await lease(busy, [postgres])
  const runId = await aQueuedRun(runtime)
  expect(await lease(busy, [postgres])).toMatchObject({ runId })
})

test('a node of a version that does not say gets any', async () => {
  const { runtime, nodes } = await twoNodes()
  const runId = await aQueuedRun(runtime)
  expect(await lease(nodes[0])).toMatchObject({ runId })
})

test('a run whose kind no node of the runtime executes fails with NodeCannotScanKind, and not before all have said so', async () => {
  const { runtime, nodes } = await twoNodes()
  const runId = await aQueuedRun(runtime)
  expect(await lease(nodes[0], [folders])).toBeUndefined()
  expect(await runOf(runId)).toMatchObject({ state: 'queued' })
  expect(await lease(nodes[1], [folders])).toBeUndefined()
  expect(await runOf(runId)).toMatchObject({
    state: 'failed',
    errorCode: 'NodeCannotScanKind',
    errorMessage: `No node of the integration runtime supports scans of the kind ${postgres}.`,
  })
})

test('a run that a node takes just then, because it was updated, does not fail', async () => {
  const { runtime, nodes } = await twoNodes()
  const [old, updated] = nodes
  const runId = await aQueuedRun(runtime)
  await lease(updated, [folders])
  const { nodeId } = updated.registration
  const asked = await race(at, {
    first: (tx) => tx.$executeRaw`
      UPDATE run SET state = 'leased', node_id = ${nodeId}::uuid, fence = 1, lease_expires_at = now() + interval '1 minute' WHERE id = ${runId}::uuid`,
    call: () => lease(old, [folders]),
  })
  expect(asked).toEqual({ status: 'fulfilled', value: undefined })
  expect(await runOf(runId)).toMatchObject({ state: 'leased', fence: 1, errorCode: null })
})
