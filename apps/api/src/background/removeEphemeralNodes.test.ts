import { console, node, purview } from '@mooring/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { aLeasedRun, aNode, anIdentity, aRuntime, registerBody } from '../testing/builders.ts'
import { announcedBy } from '../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../testing/openTestConsole.ts'
import { removeEphemeralNodes } from './removeEphemeralNodes.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
beforeEach(async () => {
  await at.prisma.node.deleteMany()
})
afterAll(() => at.close())

const nodesOf = async (name: string) => (await at.call(console.getRuntime, { params: { name } })).nodes.map((found) => found.name)

/** A node whose last sign of life is so many seconds old; with `ephemeralSeconds` unless that is null. */
async function aSilentNode(runtime: string, { seconds, ephemeral }: { seconds: number; ephemeral: number | null }): Promise<string> {
  const { registration } = await aNode(at, runtime)
  await at.prisma
    .$executeRaw`UPDATE node SET ephemeral_seconds = ${ephemeral}, last_heartbeat_at = now() - make_interval(secs => ${seconds})
    WHERE id = ${registration.nodeId}::uuid`
  return registration.nodeName
}

test('removes exactly the ephemeral nodes that were offline for longer than they said, and says so', async () => {
  const runtime = await aRuntime(at)
  await aSilentNode(runtime, { seconds: 610, ephemeral: 600 })
  const kept = [
    await aSilentNode(runtime, { seconds: 580, ephemeral: 600 }),
    await aSilentNode(runtime, { seconds: 610, ephemeral: 3600 }),
    await aSilentNode(runtime, { seconds: 1_000_000, ephemeral: null }),
  ]
  expect(await announcedBy(at, () => removeEphemeralNodes(at.console))).toContainEqual({ topic: 'nodes', name: runtime })
  expect((await nodesOf(runtime)).toSorted()).toEqual(kept.toSorted())
  const [event] = await at.prisma.auditEvent.findMany({ where: { action: 'removeNode' } })
  expect(event).toMatchObject({
    actorKind: 'schedule',
    actor: 'ephemeral nodes',
    target: `runtime/${runtime}`,
    detail: { reason: expect.stringContaining('ephemeral') as string },
  })
  expect(await announcedBy(at, () => removeEphemeralNodes(at.console))).toEqual([])
})

test('one that never spoke is reckoned from its registration; what it was told is that it was removed', async () => {
  const runtime = await aRuntime(at)
  const { as, registration } = await aNode(at, runtime)
  await at.prisma
    .$executeRaw`UPDATE node SET ephemeral_seconds = 600, registered_at = now() - interval '11 minutes' WHERE id = ${registration.nodeId}::uuid`
  await removeEphemeralNodes(at.console)
  expect(await nodesOf(runtime)).toEqual([])
  await expect(at.call(node.leaseRun, { body: { waitSeconds: 0 } }, as)).rejects.toMatchObject({ status: 410, code: 'NodeRemoved' })
})

test('its runs go to others, and its place is free', async () => {
  const runtime = await aRuntime(at)
  const { params } = await aLeasedRun(at, runtime)
  await at.prisma.$executeRaw`UPDATE node SET ephemeral_seconds = 600, last_heartbeat_at = now() - interval '1 day'`
  await removeEphemeralNodes(at.console)
  expect((await at.call(console.findRun, { params })).status).toBe('Accepted')
  expect(await nodesOf(runtime)).toEqual([])
})

test('a node says when it registers how long it may be away: ten minutes at least, thirty days at most', async () => {
  const runtime = await aRuntime(at)
  const { authKey1: key = '' } = await at.call(purview.listAuthKeys, { params: { integrationRuntimeName: runtime } })
  const register = async (ephemeralSeconds: number) => {
    const { publicKey } = await anIdentity()
    return at.call(node.registerNode, { body: { ...registerBody({ key, nodeName: 'short-lived', publicKey }), ephemeralSeconds } }, null)
  }
  for (const seconds of [599, 2_592_001, 600.5])
    await expect(register(seconds)).rejects.toMatchObject({ code: 'InvalidField', target: 'ephemeralSeconds' })
  await register(600)
  expect((await at.call(console.getRuntime, { params: { name: runtime } })).nodes).toMatchObject([
    { name: 'short-lived', ephemeralSeconds: 600 },
  ])
})
