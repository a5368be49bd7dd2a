/**
 * `pnpm bench [name ...]`: every figure, or those that are named, one after the other, each in a process of its own. Builds what is
 * stale first. What takes minutes is only done when it is named.
 */
import { buildStale } from '../scripts/buildStale.ts'
import { runCommand } from '../scripts/runCommand.ts'

const benches = [
  'listRuntimes',
  'heartbeats',
  'classifiers',
  'headers',
  'scanPostgres',
  'scanFiles',
  'rescanFolder',
  'cancelScan',
  'liveChange',
  'firstPaint',
  'scrollRuntimes',
]
const onRequest = ['kills', 'millionFiles', 'nodeMemory', 'network/threeNodes']
const limitMs = 600_000
const limitOnRequestMs = 7_200_000

const named = process.argv.slice(2)
const unknown = named.filter((name) => ![...benches, ...onRequest].includes(name))
if (unknown.length > 0) throw new Error(`There is no benchmark ${unknown.join(', ')}; there are ${[...benches, ...onRequest].join(', ')}.`)

await buildStale()
for (const name of named.length > 0 ? named : benches) {
  const timeoutMs = onRequest.includes(name) ? limitOnRequestMs : limitMs
  const { ok } = await runCommand({ argv: ['node', `bench/${name}.ts`], timeoutMs, output: 'show' })
  if (!ok) process.exitCode = 1
}
