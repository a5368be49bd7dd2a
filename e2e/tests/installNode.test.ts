import AxeBuilder from '@axe-core/playwright'
import { console as operations, purview } from '@mooring/contract'
import { aScan, expect, test } from '../support/test.ts'

test('the manual setup says how to fetch, check, register and start the node on each system, and each command is copied', async ({
  signedIn,
  context,
  page,
}) => {
  // axe reads a long page.
  test.slow()
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await signedIn.call(purview.putRuntime, { params: { integrationRuntimeName: 'office' }, body: { kind: 'SelfHosted' } })
  const { files } = await signedIn.call(operations.listDownloads, {})
  const bundle = files.find(({ kind }) => kind === 'bundle')
  if (!bundle) throw new Error('The console offers no bundle of the node: it is built together with the web app.')
  await page.goto(`${signedIn.origin}/management/integration-runtimes/office`)
  const settings = page.getByRole('dialog', { name: 'Integration runtime settings' })

  await settings.getByRole('tab', { name: 'macOS' }).click()
  await settings.getByRole('button', { name: /downloads the node/ }).click()
  const copied = () => page.evaluate<string>('navigator.clipboard.readText()')
  await expect.poll(copied).toBe(`curl --fail --remote-name ${signedIn.origin}/download/${bundle.name}`)
  await settings.getByRole('button', { name: /checks the download/ }).click()
  await expect.poll(copied).toContain(bundle.sha256)
  await settings.getByRole('button', { name: /makes the node a service/ }).click()
  await expect.poll(copied).toBe(`sudo node ${bundle.name} install-service`)

  await settings.getByRole('tab', { name: 'Container' }).click()
  await expect(settings.getByText(/docker run --detach/)).toBeVisible()
  await expect(settings.getByRole('heading', { name: 'Step 3: Register the node and run it (Container)' })).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations).toEqual([])
})

test('who came another way, as through a tunnel, is still told where machines reach the console', async ({ signedIn, context, page }) => {
  const tunnel = signedIn.origin.replace('127.0.0.1', 'localhost')
  const [session] = await context.cookies()
  if (session === undefined) throw new Error('Nobody is signed in.')
  await context.addCookies([{ ...session, domain: 'localhost' }])
  await signedIn.call(purview.putRuntime, { params: { integrationRuntimeName: 'office' }, body: { kind: 'SelfHosted' } })
  await page.goto(`${tunnel}/management/integration-runtimes/office`)
  const settings = page.getByRole('dialog', { name: 'Integration runtime settings' })
  await expect(settings.getByText(`preflight --console ${signedIn.origin}`)).toBeVisible()
  await settings.getByRole('button', { name: 'Prerequisites and networking requirements' }).click()
  await expect(settings.getByText('nslookup 127.0.0.1')).toBeVisible()
})

test('what a machine must reach is copied as rules for a firewall', async ({ signedIn, context, source, page }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await signedIn.call(purview.putRuntime, { params: { integrationRuntimeName: 'office' }, body: { kind: 'SelfHosted' } })
  await aScan(signedIn, source, { runtime: 'office', name: 'nightly' })
  await page.goto(`${signedIn.origin}/management/integration-runtimes/office`)
  await page.getByRole('button', { name: 'Prerequisites and networking requirements' }).click()
  await page.getByRole('button', { name: 'Copy as firewall rules' }).click()
  await expect(page.getByText('Firewall rules copied').first()).toBeVisible()
  const rules = String(await page.evaluate('navigator.clipboard.readText()'))
  for (const rule of [
    ['outbound', 'TCP', '127.0.0.1', new URL(signedIn.origin).port, 'This console'],
    ['outbound', 'TCP', source.host, String(source.port), 'Source shop'],
  ])
    expect(rules.split('\n')).toContain(rule.join('\t'))
})
