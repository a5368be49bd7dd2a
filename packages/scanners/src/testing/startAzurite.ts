import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const startTimeoutMs = 60_000

/** A blob service of its own on a loopback port, with one account; what it keeps is in memory. */
export interface AzuriteServer {
  account: string
  accountKey: string
  /** The address of the account. */
  endpoint: string
  /** Ends it with all that it keeps. */
  stop: () => Promise<void>
}

/** Starts Azurite, Microsoft's emulator of Azure Storage, in a process of its own. */
export async function startAzurite(): Promise<AzuriteServer> {
  const require = createRequire(import.meta.url)
  const program = require.resolve('azurite/dist/src/blob/main.js')
  const folder = await mkdtemp(join(tmpdir(), 'mooring-azurite-'))
  const account = 'testaccount'
  const accountKey = randomBytes(64).toString('base64')
  const args = [
    '--blobHost',
    '127.0.0.1',
    '--blobPort',
    '0',
    '--inMemoryPersistence',
    '--disableTelemetry',
    '--silent',
    '--skipApiVersionCheck',
  ]
  const server = spawn(process.execPath, [program, ...args], {
    cwd: folder,
    env: { PATH: '/usr/bin:/bin', AZURITE_ACCOUNTS: `${account}:${accountKey}` },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(server, 'exit')
  const origin = await new Promise<string>((resolve, reject) => {
    let said = ''
    const giveUp = setTimeout(() => reject(new Error(`Azurite did not start in time: ${said}`)), startTimeoutMs)
    server.once('exit', () => reject(new Error(`Azurite ended: ${said}`)))
    server.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const [address] = /http:\/\/[\d.]+:\d+/.exec(said) ?? []
      if (address === undefined) return
      clearTimeout(giveUp)
      resolve(address)
    })
  })
  const stop = async () => {
    server.kill('SIGKILL')
    await ended
    await rm(folder, { recursive: true, force: true })
  }
  return { account, accountKey, endpoint: `${origin}/${account}`, stop }
}
