import type { Check } from '@mooring/contract'
import type { MachineFacts } from '../MachineFacts.ts'

const about = {
  id: 'sleep',
  title: 'Sleep and hibernation',
  why: 'A machine that sleeps or hibernates does not answer: its node is offline, and its runs go to another one or wait.',
}

const fixes: Partial<Record<NodeJS.Platform, string>> = {
  win32: 'As administrator: powercfg /hibernate off, and powercfg /change standby-timeout-ac 0',
  darwin: 'As administrator: pmset -a sleep 0',
  linux: 'As root: systemctl mask sleep.target suspend.target hibernate.target hybrid-sleep.target',
}

/** The article asks for "an appropriate power plan". */
export function sleep({ maySleep, isContainer, platform }: MachineFacts): Check {
  if (isContainer)
    return { ...about, verdict: 'notChecked', found: 'This is a container: whether its machine may sleep cannot be seen from within.' }
  if (maySleep === null) return { ...about, verdict: 'notChecked', found: 'This machine does not tell whether it may sleep.' }
  if (!maySleep) return { ...about, verdict: 'pass', found: 'This machine does not sleep.' }
  return {
    ...about,
    verdict: 'warning',
    found: 'This machine may sleep or hibernate.',
    fix: fixes[platform] ?? 'Choose a power plan without sleep.',
  }
}
