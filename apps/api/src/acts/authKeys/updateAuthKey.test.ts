import { console, type KeyChange } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRuntime } from '../../testing/builders.ts'
import { announcedBy, audited } from '../../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const update = (name: string, body: KeyChange) => at.call(console.updateAuthKey, { params: { name, keyName: 'authKey2' }, body })
const factsOf = async (name: string) => (await at.call(console.listKeyFacts, { params: { name } })).keys

test('sets what is given and leaves the rest and the other key', async () => {
  const name = await aRuntime(at)
  const expiresAt = '2999-01-01T00:00:00.000Z'
  expect(await update(name, { expiresAt })).toMatchObject({ keyName: 'authKey2', expiresAt, isExpired: false, allowedAddresses: [] })
  const allowedAddresses = ['10.0.0.0/8', '2001:db8::1']
  expect(await update(name, { allowedAddresses })).toMatchObject({ expiresAt, allowedAddresses })
  const facts = await update(name, { expiresAt: null })
  expect(facts.expiresAt).toBeUndefined()
  expect(await factsOf(name)).toMatchObject([{ keyName: 'authKey1', allowedAddresses: [] }, facts])
  expect(await update(name, { allowedAddresses: [] })).toMatchObject({ allowedAddresses: [] })
})

test('an expiry that is over ends the key at once', async () => {
  expect(await update(await aRuntime(at), { expiresAt: at.clock.now.toISOString() })).toMatchObject({ isExpired: true })
})

test('is on record and announced', async () => {
  const name = await aRuntime(at)
  expect(await announcedBy(at, () => update(name, { allowedAddresses: ['10.0.0.1'] }))).toEqual([{ topic: 'runtimes', name }])
  expect(await audited(at, 'updateAuthKey', `runtime/${name}`)).toMatchObject([
    { outcome: 'succeeded', detail: { keyName: 'authKey2', allowedAddresses: ['10.0.0.1'] } },
  ])
})

test.each([
  ['expiresAt', 'tomorrow'],
  ['expiresAt', '2030-01-01'],
  ['expiresAt', '1969-12-31T23:59:59Z'],
  ['expiresAt', '2030-12-31T23:59:60Z'],
  ['expiresAt', 1],
  ['allowedAddresses', '10.0.0.0/8'],
  ['allowedAddresses', Array.from({ length: 51 }, () => '10.0.0.1')],
  ['allowedAddresses.1', ['10.0.0.1', '10.0.0.0/33']],
])('refuses with InvalidField %s %j', async (target, value) => {
  const body = { [target.split('.')[0] ?? '']: value }
  await expect(update(await aRuntime(at), body)).rejects.toMatchObject({ status: 400, code: 'InvalidField', target })
})

test('answers IntegrationRuntime_NotFound for a runtime that is not there', async () => {
  await expect(update('never-was', {})).rejects.toMatchObject({ status: 404, code: 'IntegrationRuntime_NotFound' })
})
