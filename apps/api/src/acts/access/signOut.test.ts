import { console } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aPerson } from '../../testing/builders.ts'
import { audited } from '../../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

test('ends the session of the cookie and no other, takes the cookie away, and is on record', async () => {
  const [person, other] = [await aPerson(at, 'Reader'), await aPerson(at, 'Reader')]
  const { userName } = await at.call(console.getSession, {}, person)
  const answer = await at.app.inject({ method: 'DELETE', url: '/api/session', headers: person })
  expect(answer.statusCode).toBe(204)
  expect(answer.cookies).toMatchObject([{ name: 'mooring-session', value: '', path: '/', httpOnly: true }])
  expect(answer.cookies[0]?.expires).toEqual(new Date(0))
  await expect(at.call(console.getSession, {}, person)).rejects.toMatchObject({ code: 'Unauthenticated' })
  await expect(at.call(console.getSession, {}, other)).resolves.toBeDefined()
  expect(await audited(at, 'signOut', `user/${userName}`)).toMatchObject([{ actorKind: 'user', actor: userName }])
})

test('a program without a session has nothing to end', async () => {
  expect(await at.call(console.signOut, {})).toBeUndefined()
  expect(await audited(at, 'signOut', 'user/')).toEqual([])
})
