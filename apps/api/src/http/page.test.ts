import { console, purview } from '@mooring/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mendDigests } from '../background/mendDigests.ts'
import { aRuntime } from '../testing/builders.ts'
import { openTestConsole, testToken, type TestConsole } from '../testing/openTestConsole.ts'
import { send } from '../testing/sampleCall.ts'

const names = Array.from({ length: 250 }, (_, index) => `runtime-${String(index).padStart(3, '0')}`)
let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
  await at.prisma.runtime.createMany({ data: names.map((name) => ({ name, nameKey: name })) })
  await mendDigests(at)
})
afterAll(() => at.close())

interface Page {
  value: { name: string }[]
  nextLink?: string
  count: number
}

const get = (url: string) => send(at, { authorization: `Bearer ${testToken}` }, { method: 'GET', url })

/** Follows a list to its end as a client does that sends back what it was given. */
async function follow(path: string, version: string): Promise<{ pages: string[][]; links: URL[] }> {
  const [pages, links]: [string[][], URL[]] = [[], []]
  for (let url: string | undefined = path; url !== undefined;) {
    const page: Page = (await get(url)).json<Page>()
    expect(page.count).toBe(names.length)
    pages.push(page.value.map(({ name }) => name))
    if (page.nextLink !== undefined) links.push(new URL(page.nextLink))
    url = page.nextLink?.slice('http://console.test:8080'.length)
  }
  expect(links.map((link) => [link.origin, link.pathname, link.searchParams.get('api-version')])).toEqual(
    links.map(() => ['http://console.test:8080', path.split('?')[0], version === '' ? null : version]),
  )
  return { pages, links }
}

describe('following nextLink, which is absolute and has the api-version of the call, gives every entry exactly once:', () => {
  test.each([
    [purview.listRuntimes.path, '2023-09-01'],
    [purview.listRuntimes.path, '2022-07-01-preview'],
    [console.listRuntimes.path, ''],
  ])('%s %s', async (path, version) => {
    const { pages } = await follow(version === '' ? path : `${path}?api-version=${version}`, version)
    expect(pages.map((page) => page.length)).toEqual([100, 100, 50])
    expect(pages.flat()).toEqual(names)
  })
})

test('an entry that goes while somebody pages takes none of the others along', async () => {
  const first = await at.call(console.listRuntimes, {})
  await at.call(console.deleteRuntime, { params: { name: 'runtime-099' } })
  await aRuntime(at, 'runtime-050-new')
  const { value } = (await get(first.nextLink?.slice('http://console.test:8080'.length) ?? '')).json<Page>()
  expect(value[0]?.name).toBe('runtime-100')
  await aRuntime(at, 'runtime-099')
  await at.call(console.deleteRuntime, { params: { name: 'runtime-050-new' } })
})

test('a link keeps what else was asked for, and works in the casing in which the list was asked for', async () => {
  const url = '/Scan/IntegrationRuntimes?api-version=2023-09-01&x=a%20b'
  const { nextLink } = (await get(url)).json<Page>()
  const link = new URL(nextLink ?? '')
  expect([link.pathname, link.searchParams.get('x')]).toEqual(['/Scan/IntegrationRuntimes', 'a b'])
  expect((await get(link.pathname + link.search)).json<Page>().value).toHaveLength(100)
})

test('a token from nowhere is refused with InvalidField', async () => {
  const answer = await get('/scan/integrationruntimes?api-version=2023-09-01&$skipToken=made-up')
  expect(answer.json()).toMatchObject({ error: { code: 'InvalidField', target: '$skipToken' } })
})
