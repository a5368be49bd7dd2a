import { console } from '@mooring/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aPerson } from '../testing/builders.ts'
import { openTestConsole, testToken, type TestConsole } from '../testing/openTestConsole.ts'
import { send } from '../testing/sampleCall.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const put = (headers: Record<string, string>) =>
  send(at, null, {
    method: 'PUT',
    url: '/scan/integrationruntimes/from-a-page?api-version=2023-09-01',
    payload: { kind: 'SelfHosted' },
    headers: { host: 'console.test:8080', ...headers },
  })
async function aCookie(): Promise<string> {
  const { cookie = '' } = await aPerson(at, 'Administrator')
  return cookie
}

describe("a change with a session's cookie", () => {
  test.each([
    ['Sec-Fetch-Site', { 'sec-fetch-site': 'cross-site' }],
    ['Sec-Fetch-Site, another host of our domain', { 'sec-fetch-site': 'same-site' }],
    ['Sec-Fetch-Site, an address that somebody typed', { 'sec-fetch-site': 'none' }],
    ['Sec-Fetch-Site, although the origin is ours', { 'sec-fetch-site': 'cross-site', origin: 'http://console.test:8080' }],
    ['Origin', { origin: 'https://evil.example' }],
    ['Origin, another port', { origin: 'http://console.test:9999' }],
    ['Origin, a page without one', { origin: 'null' }],
    ['Origin, ours and more', { origin: 'http://console.test:8080.evil.example' }],
    ['neither of them', {}],
  ])('is refused with CrossSiteRequest by %s', async (_, headers) => {
    const answer = await put({ cookie: await aCookie(), ...headers })
    expect([answer.statusCode, answer.headers['x-ms-error-code']]).toEqual([403, 'CrossSiteRequest'])
    expect(await at.prisma.runtime.count()).toBe(0)
  })

  test.each([
    ['Sec-Fetch-Site', { 'sec-fetch-site': 'same-origin' }],
    ['Origin, from a browser that lacks the other', { origin: 'http://console.test:8080' }],
  ])('is let through by %s', async (_, headers) => {
    expect((await put({ cookie: await aCookie(), ...headers })).statusCode).toBeLessThan(300)
    await at.prisma.runtime.deleteMany()
  })
})

test('reading is harmless wherever it comes from', async () => {
  const { cookie = '' } = await aPerson(at, 'Reader')
  await expect(at.call(console.listRuntimes, {}, { cookie, 'sec-fetch-site': 'cross-site' })).resolves.toBeDefined()
})

test('a program with a token is no browser', async () => {
  const authorization = `Bearer ${testToken}`
  expect((await put({ authorization, 'sec-fetch-site': 'cross-site' })).statusCode).toBe(201)
})
