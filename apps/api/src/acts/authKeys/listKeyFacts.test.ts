import { console, purview } from '@mooring/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { aNode, aPerson, aRuntime } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())
beforeEach(() => {
  at.clock.now = new Date()
})

const facts = async (name: string) => (await at.call(console.listKeyFacts, { params: { name } })).keys
const regenerate = (name: string) =>
  at.call(purview.regenerateAuthKey, { params: { integrationRuntimeName: name }, body: { keyName: 'authKey1' } })

test('says of a new runtime that nobody has used its keys', async () => {
  const keys = await facts(await aRuntime(at))
  expect(keys).toEqual(
    (['authKey1', 'authKey2'] as const).map((keyName) => ({
      keyName,
      fingerprint: expect.stringMatching(/^[0-9a-f]{8}$/),
      createdAt: expect.any(String),
      ageDays: 0,
      isExpired: false,
      allowedAddresses: [],
      nodesEnrolled: [],
      nodesEnrolledEarlier: [],
    })),
  )
  expect(keys[0]?.fingerprint).not.toBe(keys[1]?.fingerprint)
})

test('says which nodes enrolled with the key of today and which with an earlier one, so that a rotation has an end', async () => {
  const name = await aRuntime(at)
  await aNode(at, name, 'old')
  const [before] = await facts(name)
  expect(before).toMatchObject({ nodesEnrolled: ['old'], nodesEnrolledEarlier: [], lastUsedAt: at.clock.now.toISOString() })
  await regenerate(name)
  const [after] = await facts(name)
  expect(after).toMatchObject({ nodesEnrolled: [], nodesEnrolledEarlier: ['old'] })
  expect(after?.lastUsedAt).toBeUndefined()
  expect(after?.fingerprint).not.toBe(before?.fingerprint)
  await aNode(at, name, 'new')
  expect(await facts(name)).toMatchObject([{ nodesEnrolled: ['new'], nodesEnrolledEarlier: ['old'] }, { nodesEnrolled: [] }])
})

test('counts the age in whole days', async () => {
  const name = await aRuntime(at)
  at.clock.now = new Date(Date.now() + 90.5 * 86_400_000)
  expect(await facts(name)).toMatchObject([{ ageDays: 90 }, { ageDays: 90 }])
})

test('a reader, who may not see keys, may read it: no part of a key is in it', async () => {
  const name = await aRuntime(at)
  const answer = await at.call(console.listKeyFacts, { params: { name } }, await aPerson(at, 'Reader'))
  const keys = await at.call(purview.listAuthKeys, { params: { integrationRuntimeName: name } })
  for (const key of Object.values(keys)) expect(JSON.stringify(answer)).not.toContain(key.split('@').at(-1)?.slice(0, 8))
})

test('answers IntegrationRuntime_NotFound for a runtime that is not there', async () => {
  await expect(facts('never-was')).rejects.toMatchObject({ status: 404, code: 'IntegrationRuntime_NotFound' })
})
