import type { Check } from '@mooring/contract'
import type { MachineFacts } from '../MachineFacts.ts'

const recommended = 4

const about = {
  id: 'processorCores',
  title: 'Processor cores',
  why: `${recommended} cores are recommended; each run that is executed at a time keeps one busy.`,
}

/** The article's recommended minimum. */
export function processorCores({ cores }: MachineFacts): Check {
  const found = cores === 1 ? '1 core.' : `${cores} cores.`
  if (cores >= recommended) return { ...about, verdict: 'pass', found }
  return { ...about, verdict: 'warning', found, fix: `Give the machine ${recommended} cores, or run few scans at a time.` }
}
