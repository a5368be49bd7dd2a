import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { ManagerVisitor } from '../testing/ManagerVisitor.ts'
import { runCli, startCli } from '../testing/runCli.ts'

// Processes of their own take their time on a busy machine.
vi.setConfig({ testTimeout: 90_000 })

let home = ''
beforeAll(async () => void (home = await mkdtemp(join(tmpdir(), 'mooring-node-manager-'))))
afterAll(() => rm(home, { recursive: true, force: true }))

test('it prints the address that opens it, refuses a port that is taken, and ends by a signal', async () => {
  const child = startCli(['manager', '--json'], { home })
  let printed = ''
  child.stdout?.on('data', (text: Buffer) => void (printed += text.toString()))
  await expect.poll(() => printed, { timeout: 45_000 }).toMatch(/\}\n$/)
  const { address } = JSON.parse(printed) as { address: string }
  const visitor = new ManagerVisitor(address)
  await visitor.enter()
  expect(await visitor.open('/')).toContain('Register Integration Runtime (Self-hosted)')
  const { port } = new URL(address)
  const second = await runCli(['manager', '--port', port], { home })
  expect(second.code).toBe(1)
  expect(second.stderr).toContain(`The port ${port} of 127.0.0.1 cannot be had.`)
  child.kill('SIGTERM')
  await expect.poll(() => child.exitCode, { timeout: 45_000 }).toBe(0)
})
