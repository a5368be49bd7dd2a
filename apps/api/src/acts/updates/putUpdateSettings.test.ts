import { console, purview, type UpdateWindow } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRuntime } from '../../testing/builders.ts'
import { announcedBy, audited } from '../../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const window: UpdateWindow = { days: ['Saturday', 'Sunday'], from: '22:00', to: '04:30', timeZone: 'Europe/Berlin' }
const put = (name: string, body: { automatic: boolean; window?: UpdateWindow }) =>
  at.call(console.putUpdateSettings, { params: { name }, body })

test('keeps what is set, replaces all of it, and says so to who looks, as Purview does', async () => {
  const name = await aRuntime(at)
  const status = async () =>
    (await at.call(purview.getRuntimeStatus, { params: { integrationRuntimeName: name } })).properties.typeProperties
  expect((await status()).autoUpdate).toBe('Off')
  expect((await put(name, { automatic: true, window })).settings).toEqual({ automatic: true, window })
  expect((await status()).autoUpdate).toBe('On')
  expect((await put(name, { automatic: true })).settings).toEqual({ automatic: true })
  expect((await at.call(console.getUpdates, { params: { name } })).settings).toEqual({ automatic: true })
})

test("a PUT of the original's contract, which does not know them, leaves them", async () => {
  const name = await aRuntime(at)
  await put(name, { automatic: true, window })
  await at.call(purview.putRuntime, { params: { integrationRuntimeName: name }, body: { kind: 'SelfHosted', properties: {} } })
  expect((await at.call(console.getUpdates, { params: { name } })).settings).toEqual({ automatic: true, window })
})

test.each<[string, object]>([
  ['window.timeZone', { ...window, timeZone: 'Europe/Nowhere' }],
  ['window.from', { ...window, from: '24:00' }],
  ['window.to', { ...window, to: '9:00' }],
  ['window.days', { ...window, days: [] }],
  ['window.days', { ...window, days: ['Sunday', 'Sunday'] }],
])('refuses with InvalidField a wrong %s', async (target, wrong) => {
  const name = await aRuntime(at)
  const refused = { status: 400, code: 'InvalidField', target }
  await expect(put(name, { automatic: true, window: wrong as UpdateWindow })).rejects.toMatchObject(refused)
  expect((await at.call(console.getUpdates, { params: { name } })).settings).toEqual({ automatic: false })
})

test('is on record and announced', async () => {
  const name = await aRuntime(at)
  const changes = await announcedBy(at, () => put(name, { automatic: true, window }))
  expect(changes).toEqual([
    { topic: 'runtimes', name },
    { topic: 'nodes', name },
  ])
  expect(await audited(at, 'putUpdateSettings', `runtime/${name}`)).toMatchObject([{ detail: { automatic: 'on', ...window } }])
})

test('answers IntegrationRuntime_NotFound for a runtime that is not there', async () => {
  await expect(put('never-was', { automatic: false })).rejects.toMatchObject({ status: 404, code: 'IntegrationRuntime_NotFound' })
})
