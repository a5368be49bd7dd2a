import { console } from '@mooring/contract'
import { releases } from '@mooring/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mendDigests } from '../../background/mendDigests.ts'
import { aNode, aRuntime } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'
import { version as latest } from '../../version.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const ofVersion = async (version: string, runtime: string) => {
  const { registration } = await aNode(at, runtime)
  await at.prisma.node.update({ where: { id: registration.nodeId }, data: { version } })
}

test('the version of the workspace is the newest release', () => {
  expect(releases.at(-1)?.version).toBe(latest)
})

test('counts the nodes of each version, and says until when it is supported', async () => {
  const runtime = await aRuntime(at)
  for (const version of ['0.0.9', '0.0.9', latest]) await ofVersion(version, runtime)
  at.clock.now = new Date(Date.parse(releases[0]?.releasedOn ?? '') + 300 * 86_400_000)
  const supportedUntil = new Date(Date.parse(releases[0]?.releasedOn ?? '') + 365 * 86_400_000).toISOString()
  expect(await at.call(console.listVersions, {})).toEqual({
    latest,
    versions: [
      { version: '0.0.9', nodes: 2, isUpdateAvailable: true, support: 'ending', supportedUntil },
      { version: latest, nodes: 1, isUpdateAvailable: false, support: 'supported' },
    ],
  })
})

test('a list of runtimes says which have a node that can be updated, and can show those only', async () => {
  const [old, mixed, current] = [await aRuntime(at), await aRuntime(at), await aRuntime(at)]
  await ofVersion('0.0.8', old)
  await ofVersion(latest, mixed)
  await ofVersion('0.0.8', mixed)
  await ofVersion(latest, current)
  await mendDigests(at)
  const { value } = await at.call(console.listRuntimes, { query: {} })
  const shown = new Map(value.map(({ name, isUpdateAvailable }) => [name, isUpdateAvailable]))
  expect([old, mixed, current].map((name) => shown.get(name))).toEqual([true, true, false])
  const outdated = await at.call(console.listRuntimes, { query: { update: 'available' } })
  const names = outdated.value.map(({ name }) => name)
  expect(names).toEqual(expect.arrayContaining([old, mixed]))
  expect(names).not.toContain(current)
  expect(outdated.count).toBe(names.length)
})
