import type { Check } from '@mooring/contract'
import type { MachineFacts } from '../MachineFacts.ts'

const about = {
  id: 'otherRuntime',
  title: 'Other integration runtimes',
  why: 'An integration runtime cannot share a machine with one of Azure Synapse Analytics or Azure Data Factory, nor with another of Purview.',
}

/** The note at the top of the article. Several nodes of ours may share a machine: each has a home of its own. */
export function otherRuntime({ otherRuntimes }: MachineFacts): Check {
  if (otherRuntimes === null)
    return { ...about, verdict: 'notChecked', found: 'What is installed on this machine cannot be seen from here.' }
  const names = otherRuntimes
    .map(({ name }) => name)
    .join(', ')
    .slice(0, 900)
  if (otherRuntimes.length === 0) return { ...about, verdict: 'pass', found: 'No other integration runtime was found.' }
  const found = `Found: ${names}.`
  if (otherRuntimes.every(({ canShare }) => canShare))
    return {
      ...about,
      verdict: 'warning',
      found,
      fix: 'It works, but what ends this machine ends both. A node on another machine makes the runtime more available.',
    }
  return { ...about, verdict: 'fail', found, fix: 'Install the node on another machine, or uninstall the other runtime first.' }
}
