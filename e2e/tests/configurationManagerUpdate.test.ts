import { anOlderBundle } from '../support/anOlderBundle.ts'
import { Background } from '../support/Background.ts'
import { NodeProcess } from '../support/NodeProcess.ts'
import { aRunningNode, expect, test } from '../support/test.ts'
import { violationsOf } from '../support/violationsOf.ts'

test('an administrator of the machine updates its node on the Update tab, and sees it come back as the newest version', async ({
  console,
  page,
}) => {
  // A bundle is built, and the node is started three times.
  test.slow()
  const bundle = await anOlderBundle('0.0.9')
  const machine = await NodeProcess.prepare(bundle.file)
  const manager = new Background(bundle.file, { args: ['manager'], env: { MOORING_NODE_HOME: machine.home } })
  try {
    const [address] = await manager.says(/http:\/\/127\.0\.0\.1:\d+\/#token=\S+/)
    const running = await aRunningNode(console, machine, { runtime: 'office', node: 'node-1' })
    await running.says(/Connected/)
    await page.goto(address)
    await page.getByRole('link', { name: 'Update', exact: true }).click()
    await expect(page.getByText('Version 0.0.9 runs. Version 0.1.0 is available.')).toBeVisible()
    expect(await violationsOf(page)).toEqual([])

    const update = page.getByRole('button', { name: 'Update now' })
    await update.focus()
    await page.keyboard.press('Enter')
    // Without touching the page again.
    await expect(page.getByText('Version 0.1.0 runs. It is the newest one.')).toBeVisible({ timeout: 90_000 })
    await expect(update).toHaveCount(0)
    await expect(page.getByText(`Connected to the cloud service (${console.origin})`)).toBeVisible({ timeout: 60_000 })
    expect(await violationsOf(page)).toEqual([])
    expect((await machine.status()).state).toBe('Connected')
  } finally {
    await machine.end()
    await manager.kill('SIGTERM')
    await bundle.remove()
  }
})
