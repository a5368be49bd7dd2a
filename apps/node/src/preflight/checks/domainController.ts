import type { Check } from '@mooring/contract'
import type { MachineFacts } from '../MachineFacts.ts'

const about = {
  id: 'domainController',
  title: 'Domain controller',
  why: 'A domain controller holds the keys of a whole network and should run nothing else; it is not supported.',
}

/** The article: "Installation ... on a domain controller isn't supported." */
export function domainController({ isDomainController }: MachineFacts): Check {
  if (isDomainController === null)
    return { ...about, verdict: 'notChecked', found: 'Whether this machine is a domain controller cannot be seen by this user.' }
  if (!isDomainController) return { ...about, verdict: 'pass', found: 'This machine is no domain controller.' }
  return { ...about, verdict: 'fail', found: 'This machine is a domain controller.', fix: 'Install the node on another machine.' }
}
