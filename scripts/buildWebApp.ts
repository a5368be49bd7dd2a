import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { languages } from '../apps/web/src/strings/languages.ts'
import { compressFiles } from './compressFiles.ts'
import { repositoryRoot } from './repositoryRoot.ts'
import { runCommand } from './runCommand.ts'
import { fingerprint, isStale, markFresh } from './staleness.ts'

const OUTPUT = 'apps/web/dist'
const INPUTS = [
  ...[
    'src',
    'public',
    'index.html',
    'vite.config.ts',
    'compiledStyles.ts',
    'contractForBrowser.ts',
    'listLinks.ts',
    'stringsInLanguage.ts',
    'config.ts',
    'package.json',
  ].map((name) => `apps/web/${name}`),
  'packages/contract/src',
  'packages/domain/src',
  'pnpm-lock.yaml',
  'scripts/buildWebApp.ts',
  'scripts/compressFiles.ts',
]
const LIMIT_MS = 300_000

/** What Vite says of the scripts of a build: where they are and which others each one needs, from the repository's root. */
export const manifestPath = (language: string): string => `.cache/web.${language}.json`

/** Builds the web app, once in each language, when anything that it is made of has changed since; answers whether it did. */
export async function buildWebApp(): Promise<boolean> {
  if (!existsSync(join(repositoryRoot, 'apps/web/vite.config.ts'))) {
    process.stdout.write('There is no web app to build: apps/web/vite.config.ts is missing.\n')
    return false
  }
  const stamp = {
    name: 'web',
    inputs: await fingerprint(INPUTS),
    outputs: Object.keys(languages).flatMap((language) => [`${OUTPUT}/${language}/index.html`, manifestPath(language)]),
  }
  if (!(await isStale(stamp))) return false
  process.stdout.write('Building the web app...\n')
  // Beside the final place, so that a build that is killed is never taken for a whole one.
  const unfinished = join(repositoryRoot, `.cache/web.${process.pid}`)
  try {
    for (const language of Object.keys(languages)) await buildIn(language, join(unfinished, language))
    await replace(join(repositoryRoot, OUTPUT), unfinished)
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
  await markFresh(stamp)
  return true
}

/** The language is also the first part of the addresses of its files, so that each address has one content in whatever language it is asked for. */
async function buildIn(language: string, folder: string): Promise<void> {
  const argv: [string, ...string[]] = ['vite', 'build', 'apps/web', '--base', `/${language}/`, '--outDir', folder, '--emptyOutDir']
  const env = { NODE_ENV: 'production', MOORING_WEB_LANGUAGE: language }
  const { ok } = await runCommand({
    argv: [...argv, '--manifest', 'manifest.json', '--logLevel', 'warn'],
    env,
    timeoutMs: LIMIT_MS,
    output: 'show',
  })
  if (!ok) throw new Error(`The web app could not be built in the language ${language}.`)
  // For our own eyes, not for browsers.
  await rename(join(folder, 'manifest.json'), join(repositoryRoot, manifestPath(language)))
  await compressFiles(folder)
}

/** A folder cannot be renamed over another: between the two renames a console that runs already misses its files. */
async function replace(folder: string, by: string): Promise<void> {
  const old = `${by}.old`
  if (existsSync(folder)) await rename(folder, old)
  await rename(by, folder)
  await rm(old, { recursive: true, force: true })
}
