import { console as consoleFace } from '@mooring/contract'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { keepResult, keptResults } from '../agent/results.ts'
import type { Config } from '../config.ts'
import { readIdentity } from '../identity.ts'
import { runCommandLine } from '../runCommandLine.ts'
import { aRegisteredNode, findRuntime, openTestSite, type TestSite } from '../testing/openTestSite.ts'

let site: TestSite
beforeAll(async () => {
  site = await openTestSite()
})
afterEach(() => site.tunnel.restore())
afterAll(() => site.close())

const unregister = (config: Config, ...args: string[]) =>
  runCommandLine(['unregister', ...args], { config, print: () => undefined, warn: () => undefined })

test('tells the console and forgets the identity and what was kept under it', async () => {
  const { runtime, config } = await aRegisteredNode(site)
  await keepResult(config.home, { runId: '3fa85f64-5717-4562-b3fc-2c963f66afa6', outcome: { fence: 1, outcome: 'succeeded' } })
  expect(await unregister(config)).toBe(0)
  expect((await findRuntime(site, runtime)).nodes).toEqual([])
  expect(await readIdentity(config.home)).toBeNull()
  expect(await keptResults(config.home)).toEqual([])
})

test('is done when the console has forgotten the node already', async () => {
  const { runtime, config } = await aRegisteredNode(site)
  await site.at.call(consoleFace.removeNode, { params: { name: runtime, nodeName: 'node-1' } })
  expect(await unregister(config)).toBe(0)
  expect(await readIdentity(config.home)).toBeNull()
})

test('ends with 3 and keeps the identity when the console cannot be reached, unless it is forced', async () => {
  const { runtime, config } = await aRegisteredNode(site)
  site.tunnel.cut()
  await expect(unregister(config)).rejects.toMatchObject({ code: 3, message: expect.stringContaining(site.tunnel.origin) as string })
  expect(await readIdentity(config.home)).not.toBeNull()
  expect(await unregister(config, '--force')).toBe(0)
  expect(await readIdentity(config.home)).toBeNull()
  expect((await findRuntime(site, runtime)).nodes.length).toBe(1)
})
