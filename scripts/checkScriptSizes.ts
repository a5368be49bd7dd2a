/** `node scripts/checkScriptSizes.ts`: fails when a browser must load more script than we allow, in any language; builds the web app first when it is stale. */
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { languages } from '../apps/web/src/strings/languages.ts'
import { buildWebApp, manifestPath } from './buildWebApp.ts'
import { repositoryRoot } from './repositoryRoot.ts'
import { scriptSizes, type Manifest, type ScriptSizes } from './scriptSizes.ts'

/** Bytes, compressed by gzip: what Fluent UI with Query and Router takes, and little more. */
const limits: ScriptSizes = { index: 150_000, list: 185_000 }
const titles: Record<keyof ScriptSizes, string> = { index: 'what index.html loads', list: 'all that the list of runtimes needs' }

await buildWebApp()
for (const language of Object.keys(languages)) {
  const sizes = await sizesIn(language)
  for (const what of ['index', 'list'] as const) {
    const isTooMuch = sizes[what] > limits[what]
    process.stdout.write(`${language}: ${titles[what]} ${kB(sizes[what])} of ${kB(limits[what])} kB${isTooMuch ? ': too much' : ''}\n`)
    if (isTooMuch) process.exitCode = 1
  }
}

async function sizesIn(language: string): Promise<ScriptSizes> {
  const manifest = JSON.parse(await readFile(join(repositoryRoot, manifestPath(language)), 'utf8')) as Manifest
  return scriptSizes(manifest, (file) => gzipSync(readFileSync(join(repositoryRoot, 'apps/web/dist', language, file))).length)
}

function kB(bytes: number): string {
  return (bytes / 1000).toFixed(1)
}
