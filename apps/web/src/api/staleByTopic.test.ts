import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { console, purview, type Operation } from '@mooring/contract'
import { expect, test } from 'vitest'
import { staleByTopic } from './staleByTopic.ts'

const operations = new Map<string, Operation>([
  ...Object.entries(console).map(([name, operation]) => [`console.${name}`, operation] as const),
  ...Object.entries(purview).map(([name, operation]) => [`purview.${name}`, operation] as const),
])

/** What the web app reads and no announcement makes stale, and why that is right. */
const neverStale: Record<string, string> = {
  'console.getInstallation': 'it is asked before anybody is signed in',
  'console.getSession': 'who is signed in is asked again when the stream of changes is refused',
  'console.getPreferences': 'only whoever is signed in changes them, and keeps the change where it is shown',
  'console.listDownloads':
    'files come with a version of the console, and a console that starts anew ends the stream: then everything is read again',
  'purview.getSystemScanRuleset': 'it is part of the version, as above',
  'purview.listSystemScanRulesets': 'it is part of the version, as above',
  'console.listNodeSamples': 'figures grow by the minute, and their charts read them again as often',
  'console.listRunLeases': 'they change with the state of their run only, by which they are kept',
  'console.readRunLog': 'its page reads on from the last line when the run is stale',
  'console.exportAssets': 'it is a file to download',
  'console.exportRunLog': 'it is a file to download',
}

/** Names of the operations of a GET that any file of the web app uses. */
function readByTheWebApp(): string[] {
  const root = join(import.meta.dirname, '..')
  const files = globSync('**/*.{ts,tsx}', { cwd: root }).filter((file) => !/\.test\.|staleByTopic/.test(file))
  const used = files.flatMap((file) => [...readFileSync(join(root, file), 'utf8').matchAll(/\b(?:console|purview)\.\w+/g)])
  const names = used.flatMap(([name]) => (operations.get(name)?.method === 'GET' ? [name] : []))
  return [...new Set(names)].toSorted()
}

const announced = new Set<Operation>(Object.values(staleByTopic).flat())
const isAnnounced = (name: string): boolean => {
  const operation = operations.get(name)
  return operation !== undefined && announced.has(operation)
}

test('whatever the web app reads is made stale by a change, or there is a reason why not', () => {
  const read = readByTheWebApp()
  expect(read).toContain('console.listRuntimes')
  expect(read.filter((name) => !isAnnounced(name) && !(name in neverStale))).toEqual([])
})

test('no reason is given for what is not read, or is made stale all the same', () => {
  const read = readByTheWebApp()
  expect(Object.keys(neverStale).filter((name) => !read.includes(name) || isAnnounced(name))).toEqual([])
})
