import type { Check } from '@mooring/contract'
import type { MachineFacts } from '../MachineFacts.ts'

const gigabyte = 2 ** 30
const recommended = 8 * gigabyte
const least = gigabyte / 2

const about = {
  id: 'memory',
  title: 'Memory',
  why: '8 GB are recommended; scans of large sources that find too little of it are ended by the operating system.',
}

/** The article's recommended minimum; firmware and graphics take a little of what a machine is sold with. */
export function memory({ memoryBytes, isContainer }: MachineFacts): Check {
  const found = `${(memoryBytes / gigabyte).toFixed(1)} GB${isContainer ? ' for this container' : ''}.`
  if (memoryBytes >= recommended * 0.92) return { ...about, verdict: 'pass', found }
  const fix = isContainer ? 'Raise the memory limit of the container.' : 'Give the machine more memory, or run few scans at a time.'
  return { ...about, verdict: memoryBytes < least ? 'fail' : 'warning', found, fix }
}
