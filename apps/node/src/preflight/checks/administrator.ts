import type { Check } from '@mooring/contract'
import type { MachineFacts } from '../MachineFacts.ts'

const about = {
  id: 'administrator',
  title: 'Administrator rights',
  why: 'Installing the node as a service of the machine takes an administrator. Running it does not, and it is better run without.',
}

/** The article: "You must be an administrator on the machine to successfully install and configure". */
export function administrator({ isAdministrator, isContainer, platform }: MachineFacts): Check {
  if (isAdministrator === null) return { ...about, verdict: 'notChecked', found: 'This machine does not tell which rights this user has.' }
  if (isAdministrator) return { ...about, verdict: 'pass', found: 'This user is an administrator.' }
  const found = 'This user is no administrator.'
  if (isContainer) return { ...about, verdict: 'pass', found: `${found} A container needs none: it is no service of a machine.` }
  const shell = platform === 'win32' ? 'a command prompt that runs as administrator' : 'sudo'
  return { ...about, verdict: 'warning', found, fix: `Run "mooring-node install-service" with ${shell}, or start the node by hand.` }
}
