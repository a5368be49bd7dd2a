import type { Check } from '@mooring/contract'
import type { MachineFacts } from '../MachineFacts.ts'

const second = 1000
const warnAboveMs = 30 * second
const failAboveMs = 24 * 3600 * second

const about = {
  id: 'clock',
  title: 'Clock',
  why: 'The node follows the clock of the console, but certificates and logs are judged by its own.',
}

/** Against the `Date` of an answer of the console, which counts in whole seconds. */
export function clock({ clockAheadMs }: MachineFacts): Check {
  if (clockAheadMs === null) return { ...about, verdict: 'notChecked', found: 'The console was not asked for its time.' }
  const apart = Math.abs(clockAheadMs)
  const found = `This machine is ${inWords(apart)} ${clockAheadMs < 0 ? 'behind' : 'ahead of'} the console.`
  if (apart <= warnAboveMs) return { ...about, verdict: 'pass', found }
  return { ...about, verdict: apart > failAboveMs ? 'fail' : 'warning', found, fix: 'Have the machine keep its time by NTP.' }
}

function inWords(ms: number): string {
  const seconds = Math.round(ms / second)
  if (seconds < 120) return `${seconds} s`
  return seconds < 7200 ? `${Math.round(seconds / 60)} minutes` : `${Math.round(seconds / 3600)} hours`
}
