import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

const systemBrowsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const isRoot = process.getuid?.() === 0
const installMs = 600_000

/**
 * The path of a Chromium that starts: the one of MOORING_TEST_BROWSER, else Playwright's own, else the system's, else one that is
 * installed now (by apt-get when we are root, by Playwright otherwise). Throws a sentence that says what to install.
 */
export function findBrowser(): string {
  const wanted = process.env.MOORING_TEST_BROWSER
  if (wanted) {
    if (starts(wanted)) return wanted
    throw new Error(`MOORING_TEST_BROWSER names ${wanted}, which is no browser that starts.`)
  }
  const candidates = [chromium.executablePath(), ...systemBrowsers]
  for (const install of [() => undefined, installWithApt, installWithPlaywright]) {
    install()
    const found = candidates.find(starts)
    if (found) return found
  }
  throw new Error('No browser was found and none could be installed. Install Chromium, or set MOORING_TEST_BROWSER to the path of one.')
}

/** What a browser of the tests is started with: nothing that calls home, and its sandbox wherever the system lets it have one. */
export function browserFlags(): string[] {
  const flags = ['--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync']
  return [...flags, '--no-first-run', '--disable-quic', ...(hasSandbox() ? [] : ['--no-sandbox'])]
}

/** Chromium refuses its sandbox to root, and on Linux needs user namespaces for it, which containers often forbid. */
export function hasSandbox(): boolean {
  if (isRoot) return false
  return process.platform !== 'linux' || spawnSync('unshare', ['--user', '--map-root-user', 'true'], { timeout: 5_000 }).status === 0
}

/** On some systems the command is there but only says how to install the browser. */
function starts(path: string): boolean {
  return existsSync(path) && spawnSync(path, ['--version'], { timeout: 30_000, stdio: 'ignore' }).status === 0
}

function installWithApt(): void {
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  run('apt-get', ['update'], env)
  run('apt-get', ['install', '-y', 'chromium'], env)
}

function installWithPlaywright(): void {
  run('playwright', ['install', 'chromium'], process.env)
}

function run(program: string, args: string[], env: NodeJS.ProcessEnv): void {
  process.stdout.write(`No browser found: ${program} ${args.join(' ')}\n`)
  spawnSync(program, args, { env, timeout: installMs, stdio: ['ignore', 'inherit', 'inherit'] })
}
