import { purview } from '@mooring/contract'
import { expect, test } from '../support/test.ts'

test('what the list is drawn with is asked for with its page, and once', async ({ signedIn, page }) => {
  const params = { integrationRuntimeName: 'berlin' }
  await signedIn.call(purview.putRuntime, { params, body: { kind: 'SelfHosted' } })
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  const warnings: string[] = []
  page.on('console', (message) => warnings.push(message.text()))
  await page.goto(`${signedIn.origin}/management/integration-runtimes`)
  await expect(page.getByRole('link', { name: 'berlin' })).toBeVisible()

  // What is asked for later follows from changes, and from the stream of them.
  const first = asked.slice(0, asked.indexOf('/api/notices'))
  const ofTheList = [/^\/api\/session$/, /^\/api\/runtimes$/, /\/static\/shell-\S+\.js$/, /\/static\/list-\S+\.js$/]
  const counts = ofTheList.map((wanted) => first.filter((path) => wanted.test(path)).length)
  expect(counts).toEqual([1, 1, 1, 1])
  const calls = await page.evaluate<string[]>(
    `performance.getEntriesByType('resource').filter((file) => file.initiatorType === 'link').map((file) => new URL(file.name).pathname)`,
  )
  expect(calls).toEqual(expect.arrayContaining(['/api/session', '/api/runtimes']))
  expect(warnings).toEqual([])
})
