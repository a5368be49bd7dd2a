import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Background } from '../support/Background.ts'
import { administrator } from '../support/ConsoleProcess.ts'
import { expect, test } from '../support/test.ts'

const builds = /Building|Bundling|Generating/

test('the second start builds nothing, knows who is signed in, and prints no one-time link any more', async ({ page }) => {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'mooring-start-'))
  await chmod(dataDirectory, 0o711)
  const start = () => new Background('scripts/start.ts', { env: { MOORING_DATA_DIR: dataDirectory, MOORING_PORT: '0' } })
  const first = start()
  try {
    const [link = ''] = await first.says(/http\S+\/setup#token=\S+/)
    await first.says(/Mooring is ready/)
    await page.goto(link)
    await page.getByRole('textbox', { name: 'Name' }).fill(administrator.userName)
    await page.getByRole('textbox', { name: 'Password' }).fill(administrator.password)
    await page.getByRole('button', { name: 'Create administrator' }).click()
    await expect(page.getByRole('link', { name: 'Management Center' })).toBeVisible()
  } finally {
    await first.kill('SIGTERM')
  }

  const second = start()
  try {
    const [, origin = ''] = await second.says(/Mooring is ready\D*(http:\/\/[^\s/]+)/)
    expect(second.output).not.toMatch(builds)
    expect(second.output).not.toContain('/setup#token=')
    await page.goto(origin)
    await expect(page.getByRole('link', { name: 'Management Center' })).toBeVisible()
  } finally {
    await second.kill('SIGTERM')
    await rm(dataDirectory, { recursive: true, force: true })
  }
})
