import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { AgentStatus } from './AgentStatus.ts'
import { askRunningAgent, holdHome, tellRunningAgent } from './statusSocket.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mooring-node-test-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const status: AgentStatus = { state: 'Connected', reason: null, runtime: 'r', node: 'n', runningJobs: 3 }

test('the status is answered while the home is held', async () => {
  expect(await askRunningAgent(folder)).toBeNull()
  const hold = await holdHome(folder, () => status)
  expect(await askRunningAgent(folder)).toEqual(status)
  await hold.release()
  expect(await askRunningAgent(folder)).toBeNull()
})

test('a home is held once, and can be held again when it was let go of', async () => {
  const hold = await holdHome(folder, () => status)
  await expect(holdHome(folder, () => status)).rejects.toThrow('Another node already runs on this home')
  expect(await askRunningAgent(folder)).toEqual(status)
  await hold.release()
  await (await holdHome(folder, () => status)).release()
})

test('the one that holds the home is told what to do, and answers how it is', async () => {
  expect(await tellRunningAgent(folder, 'stop')).toBeNull()
  const told: string[] = []
  const hold = await holdHome(folder, () => status, { stop: () => told.push('stop'), reload: () => told.push('reload') })
  expect(await tellRunningAgent(folder, 'reload')).toEqual(status)
  expect(await tellRunningAgent(folder, 'stop')).toEqual(status)
  expect(await askRunningAgent(folder)).toEqual(status)
  expect(told).toEqual(['reload', 'stop'])
  await hold.release()
})

async function killedAgent(home: string): Promise<void> {
  const agent = fork(new URL('../testing/holdHomeUntilKilled.ts', import.meta.url), [home])
  await once(agent, 'message')
  agent.kill('SIGKILL')
  await once(agent, 'exit')
}

test('the socket of an agent that was killed answers nobody and is taken over', async () => {
  await killedAgent(folder)
  expect((await stat(join(folder, 'node.sock'))).isSocket()).toBe(true)
  expect(await askRunningAgent(folder)).toBeNull()
  await (await holdHome(folder, () => status)).release()
})

test('of many that take over at once exactly one gets the home', async () => {
  await killedAgent(folder)
  const attempts = await Promise.allSettled(Array.from({ length: 12 }, () => holdHome(folder, () => status)))
  const held = attempts.filter((attempt) => attempt.status === 'fulfilled')
  expect(held.length).toBe(1)
  expect(await askRunningAgent(folder)).toEqual(status)
  await held[0]!.value.release()
})

test('a home whose path is too long for a socket works as well', async () => {
  const home = join(folder, 'x'.repeat(120))
  await mkdir(home)
  const hold = await holdHome(home, () => status)
  expect(await askRunningAgent(home)).toEqual(status)
  expect(await askRunningAgent(`${home}y`)).toBeNull()
  await hold.release()
})
