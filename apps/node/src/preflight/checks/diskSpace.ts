import type { Check } from '@mooring/contract'
import type { MachineFacts } from '../MachineFacts.ts'

const gigabyte = 2 ** 30
const recommended = 80 * gigabyte
const least = gigabyte / 2

const about = {
  id: 'diskSpace',
  title: 'Disk space',
  why: '80 GB are recommended. The node itself keeps little: its log, at most 25 MB, and results that the console has not taken yet.',
}

/** The article's recommended minimum. */
export function diskSpace({ disk }: MachineFacts): Check {
  if (disk === null) return { ...about, verdict: 'notChecked', found: 'This machine does not tell how much room there is.' }
  const found = `${(disk.freeBytes / gigabyte).toFixed(1)} GB are free at ${disk.path}.`.slice(0, 1024)
  if (disk.freeBytes >= recommended) return { ...about, verdict: 'pass', found }
  const fix = `Make room at ${disk.path}, or set MOORING_NODE_HOME to a folder on a larger disk.`
  return { ...about, verdict: disk.freeBytes < least ? 'fail' : 'warning', found, fix }
}
