import type { Check } from '@mooring/contract'
import { isAtLeast } from '../isAtLeast.ts'
import type { MachineFacts } from '../MachineFacts.ts'

const least = '22.0.0'
/** Before it, Node.js cannot unpack Zstandard. */
const all = '22.15.0'

const about = {
  id: 'runtimeVersion',
  title: 'Node.js',
  why: `The node runs on Node.js ${least} or newer, of an even major version: the odd ones are not maintained for long.`,
}

/** What this program itself needs; an executable of ours brings its own Node.js. */
export function runtimeVersion({ runtimeVersion: version }: MachineFacts): Check {
  const found = `Node.js ${version}.`
  const fix = 'Install a maintained Node.js, or use the executable, which brings its own.'
  if (!isAtLeast(version, least)) return { ...about, verdict: 'fail', found, fix }
  if (!isAtLeast(version, all))
    return { ...about, verdict: 'warning', found: `${found} Before ${all} it cannot read files that are packed with Zstandard.`, fix }
  const isMaintained = Number.parseInt(version, 10) % 2 === 0
  return isMaintained ? { ...about, verdict: 'pass', found } : { ...about, verdict: 'warning', found, fix }
}
