import type { Check } from '@mooring/contract'
import type { MachineFacts } from '../MachineFacts.ts'

const recommendedMhz = 2000

const about = {
  id: 'processorSpeed',
  title: 'Processor speed',
  why: 'A processor of 2 GHz is recommended; scans take longer on a slower one.',
}

/** The article's recommended minimum. */
export function processorSpeed({ clockMhz }: MachineFacts): Check {
  if (clockMhz === null) return { ...about, verdict: 'notChecked', found: 'This machine does not tell the speed of its processor.' }
  const found = `${(clockMhz / 1000).toFixed(1)} GHz.`
  // A processor of 2 GHz shows a few megahertz less, as of when it was asked.
  if (clockMhz >= recommendedMhz * 0.95) return { ...about, verdict: 'pass', found }
  return {
    ...about,
    verdict: 'warning',
    found,
    fix: 'Use a faster machine when scans take too long. A processor that saves power shows less than it can.',
  }
}
