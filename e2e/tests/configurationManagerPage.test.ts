import { purview } from '@mooring/contract'
import { aSilentNode } from '../support/aSilentNode.ts'
import { Background } from '../support/Background.ts'
import { expect, test } from '../support/test.ts'
import { violationsOf } from '../support/violationsOf.ts'

test('an administrator registers a machine on the page of its node, starts it, sets it and looks into it', async ({
  console,
  machine,
  source,
  page,
}) => {
  // Each window is read by axe.
  test.slow()
  await page.setViewportSize({ width: 1280, height: 800 })
  const params = { integrationRuntimeName: 'office' }
  await console.call(purview.putRuntime, { params, body: { kind: 'SelfHosted' } })
  const { authKey1 = '' } = await console.call(purview.listAuthKeys, { params })
  await aSilentNode(console, { runtime: 'office', node: 'first' })
  const manager = new Background('apps/node/src/main.ts', { args: ['manager'], env: { MOORING_NODE_HOME: machine.home } })
  const [address] = await manager.says(/http:\/\/127\.0\.0\.1:\d+\/#token=\S+/)
  try {
    await test.step('registers it with the key', async () => {
      await page.goto(address)
      await expect(page.getByRole('heading', { name: 'Register Integration Runtime (Self-hosted)' })).toBeVisible()
      expect(page.url()).not.toContain('token')
      const register = page.getByRole('button', { name: 'Register' })
      await expect(register).toBeDisabled()
      const key = page.getByLabel('Authentication Key', { exact: true })
      await key.fill(authKey1.slice(0, -3))
      await expect(page.getByText('This is not an authentication key yet.')).toBeVisible()
      await expect(register).toBeDisabled()
      await key.fill(authKey1)
      await expect(page.getByText('The format of the key is right.')).toBeVisible()
      await expect(key).toHaveAttribute('type', 'password')
      await page.getByLabel('Show Authentication Key').check()
      await expect(key).toHaveAttribute('type', 'text')
      await page.getByLabel('Show Authentication Key').uncheck()
      await page.getByText('The console has a certificate of its own').click()
      await expect(page.getByLabel('Certificate file of the console (PEM) on this machine')).toBeEditable()
      expect(await violationsOf(page)).toEqual([])
      await key.press('Enter')
    })

    await test.step('names it', async () => {
      await expect(page.getByRole('heading', { name: 'New Integration Runtime (Self-hosted) Node' })).toBeVisible()
      const name = page.getByLabel('Integration Runtime (Self-hosted) node name')
      await expect(name).toHaveValue(/^[A-Za-z0-9]/)
      await name.fill('node 1')
      await expect(page.getByRole('button', { name: 'Finish' })).toBeDisabled()
      await expect(page.getByRole('list', { name: /^Below is the list/ }).getByText('first: Initializing')).toBeVisible()
      await name.fill('First')
      await expect(page.getByText('A node of this name is there already.')).toBeVisible()
      await name.fill('node-1')
      await expect(page.getByRole('listitem').filter({ hasText: 'Current New Node' })).toContainText('node-1')
      await expect(page.getByText('The name can be used.')).toBeVisible()
      expect(await violationsOf(page)).toEqual([])
      await page.getByRole('button', { name: 'Finish' }).click()
      await expect(page.getByText('Integration Runtime (Self-hosted) node has been registered successfully.')).toBeVisible()
      await expect(page.getByText('We recommend you setup at least 2 nodes')).toBeVisible()
      expect(await violationsOf(page)).toEqual([])
    })

    await test.step('starts it and sees it connect, without touching the page', async () => {
      await page.getByRole('button', { name: 'Launch Configuration Manager' }).click()
      await expect(page.getByRole('heading', { name: 'Self-hosted node is connected to the cloud service' })).toBeVisible({
        timeout: 60_000,
      })
      await expect(page.getByText('office', { exact: true })).toBeVisible()
      expect(await violationsOf(page)).toEqual([])
    })

    await test.step('finds each tab, by the keyboard', async () => {
      for (const tab of ['Settings', 'Diagnostics', 'Update', 'Help']) {
        await page.getByRole('link', { name: tab, exact: true }).focus()
        await page.keyboard.press('Enter')
        await expect(page.getByRole('heading', { name: tab, exact: true })).toBeVisible()
        await expect(page.getByText(`Connected to the cloud service (${console.origin})`)).toBeVisible()
        expect(await violationsOf(page)).toEqual([])
      }
    })

    await test.step('makes a backup of it', async () => {
      await page.getByRole('link', { name: 'Home', exact: true }).click()
      await page.getByRole('link', { name: 'Generate Backup' }).click()
      await page.getByLabel('Password, at least 12 characters').fill('a password for the backup')
      await page.getByLabel('The same password again').fill('a password for the backup')
      await page.getByRole('button', { name: 'Generate Backup' }).click()
      await expect(page.getByText('The backup was made.')).toBeVisible()
      expect(await violationsOf(page)).toEqual([])
      const download = page.waitForEvent('download')
      await page.getByRole('link', { name: 'Download node-1.backup' }).click()
      expect((await download).suggestedFilename()).toBe('node-1.backup')
      await page.getByRole('link', { name: 'Close', exact: true }).click()
      await expect(page.getByText('N/A')).toBeHidden()
      await page.getByRole('link', { name: 'Import Backup' }).click()
      await expect(page.getByLabel('File of the backup')).toBeVisible()
      expect(await violationsOf(page)).toEqual([])
      await page.getByRole('link', { name: 'Cancel' }).click()
    })

    await test.step('has it test the connection to a data source, by the keyboard', async () => {
      await page.getByRole('link', { name: 'Diagnostics', exact: true }).click()
      const steps = page.getByRole('list', { name: 'Steps of the connection test' }).getByRole('listitem')
      const field = (name: string) => page.getByRole('textbox', { name })
      await page.getByRole('combobox', { name: 'Data source type' }).selectOption('PostgreSQL')
      await field('Server endpoint').fill(source.host)
      await field('Port').fill('none')
      await field('Database name').fill(source.database)
      await field('User name').fill(source.user)
      await page.keyboard.press('Enter')
      await expect(page.getByRole('alert')).toHaveText(/Port: Enter a number from 1 to 65535\./)
      await expect(field('Port')).toBeFocused()
      await expect(field('Port')).toHaveAccessibleDescription('Enter a number from 1 to 65535.')
      expect(await violationsOf(page)).toEqual([])

      const tryWith = async (password: string) => {
        await page.getByLabel('Password or key').fill(password)
        await page.keyboard.press('Enter')
      }
      await field('Port').fill(String(source.port))
      await tryWith('not-the-password')
      await expect(page.getByText('The node did not get through. It failed at: Signing in and reading.')).toBeVisible()
      await expect(steps).toHaveText([
        /Credential\s+Passed/,
        /Name \(DNS\)\s+Passed/,
        /Connection \(TCP\)\s+Passed/,
        /Signing in and reading\s+Failed/,
      ])
      await expect(steps.last()).toContainText('To mend it:')
      await expect(page.getByText('Tried by the node that runs')).toBeVisible()
      await expect(page.getByLabel('Password or key')).toHaveValue('')
      expect(await violationsOf(page)).toEqual([])

      const letGo = await source.hold()
      await tryWith(source.password)
      await expect(steps.last()).toHaveText(/In progress/)
      await page.getByRole('button', { name: 'Cancel' }).focus()
      await page.keyboard.press('Enter')
      await expect(page.getByText('The test was canceled.')).toBeVisible()
      await letGo()
      await tryWith(source.password)
      await expect(page.getByText('The node reached the source and can read it.')).toBeVisible()
      expect(await violationsOf(page)).toEqual([])
      await page.getByRole('combobox', { name: 'Data source type' }).selectOption('Azure Blob Storage')
      await page.getByRole('combobox', { name: 'Authentication' }).selectOption('Service principal')
      await page.getByRole('combobox', { name: 'Where the secret is' }).selectOption('In Azure Key Vault')
      await expect(field('Application (client) id')).toBeEditable()
      await expect(field('Database name')).toBeHidden()
      expect(await violationsOf(page)).toEqual([])
    })

    await test.step('has it looked at', async () => {
      await page.getByRole('combobox', { name: 'Data source type' }).selectOption('Another server: name, TCP, TLS')
      await page.getByRole('textbox', { name: 'Server and port' }).fill(new URL(console.origin).host)
      await page.getByRole('button', { name: 'Test', exact: true }).click()
      await expect(page.getByRole('row', { name: /pass TCP/ })).toBeVisible()
      await page.getByRole('button', { name: 'Troubleshoot problems' }).click()
      await expect(page.getByRole('link', { name: 'Download the report' })).toBeVisible({ timeout: 60_000 })
      expect(await violationsOf(page)).toEqual([])
    })

    await test.step('sets a proxy, in the dark as well', async () => {
      await page.emulateMedia({ colorScheme: 'dark' })
      await page.getByRole('link', { name: 'Back' }).click()
      await expect(page.getByRole('heading', { name: 'Diagnostics', exact: true })).toBeVisible()
      await page.getByRole('link', { name: 'Settings', exact: true }).click()
      await page.getByRole('link', { name: 'Change the HTTP proxy' }).click()
      await page.getByLabel('Use custom proxy').check()
      await page.getByLabel('Address').fill('http://proxy.example:3128')
      expect(await violationsOf(page)).toEqual([])
      await page.getByRole('button', { name: 'Save' }).click()
      await expect(page.getByText('http://proxy.example:3128')).toBeVisible()
      await expect(page.getByText('It counts when the service was stopped and started.')).toBeVisible()
    })

    await test.step('stops it', async () => {
      await page.getByRole('link', { name: 'Home', exact: true }).click()
      await page.getByRole('button', { name: 'Stop Service' }).click()
      await expect(page.getByRole('button', { name: 'Start Service' })).toBeVisible({ timeout: 60_000 })
      expect(await violationsOf(page)).toEqual([])
      await page.getByRole('link', { name: 'Help', exact: true }).click()
      const forgotten = await page.context().newPage()
      await forgotten.goto(new URL('/', page.url()).href)
      await expect(forgotten.getByRole('button', { name: 'Start Service' })).toBeVisible()
      await page.getByRole('button', { name: 'Close the Configuration Manager' }).click()
      await expect(page.getByText('You can close this page.')).toBeVisible()
      await expect(forgotten.getByText('The Configuration Manager has ended.')).toBeVisible()
      await expect(forgotten.getByRole('button', { name: 'Start Service' })).toBeHidden()
      expect(await manager.ended()).toBe(0)
    })
    for (const secret of [authKey1.split('@').at(-1), source.password, 'not-the-password']) expect(manager.output).not.toContain(secret)
    const { output } = await machine.command(['logs'])
    for (const secret of [source.password, 'not-the-password']) expect(output).not.toContain(secret)
  } finally {
    await machine.command(['stop', '--wait'])
    await manager.kill('SIGTERM')
  }
})
