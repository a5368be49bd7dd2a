import type { Activity } from '@mooring/contract'

const keyNames: Readonly<Record<string, string>> = { authKey1: 'Key1', authKey2: 'Key2' }

const texts: Readonly<Record<string, string>> = {
  createRuntime: 'Created the integration runtime',
  updateRuntime: 'Changed the settings',
  tagRuntimes: 'Changed the tags',
  deleteRuntime: 'Deleted the integration runtime',
  listAuthKeys: 'Saw the authentication keys',
  regenerateAuthKey: 'Regenerated',
  updateAuthKey: 'Limited the use of',
  registerNode: 'Registered',
  unregisterNode: 'Unregistered',
  removeNode: 'Removed',
  replaceNode: 'Replaced',
  drainNode: 'Drained',
  resumeNode: 'Resumed',
  updateNode: 'Changed the limit of',
}

/** `startSomething` as `Start something`: for acts that this version of the page does not know. */
const spelled = (action: string): string => {
  const words = action.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const textOf = (value: unknown): string | null => {
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  return Array.isArray(value) ? value.map(String).join(', ') : null
}

/** What was done, as a sentence without its end: the act, and the key or node that it was done to. */
export function activityText({ action, detail }: Pick<Activity, 'action' | 'detail'>): string {
  const key = textOf(detail['keyName'])
  const node = textOf(detail['node'])
  const text = texts[action] ?? spelled(action)
  if (node !== null) return `${text} node ${node}${key === null ? '' : ` with ${keyNames[key] ?? key}`}`
  return key === null ? text : `${text} ${keyNames[key] ?? key}`
}

const names: Readonly<Record<string, string>> = {
  nodesMax: 'node limit',
  concurrentJobsLimit: 'scans at once',
  allowedAddresses: 'allowed addresses',
  expiresAt: 'expires',
  releasedRuns: 'runs given to others',
  reason: 'because',
  nodes: 'its nodes',
}

/** What else belongs to it, such as the values that were set; empty when there is nothing. */
export function activityDetail({ detail }: Pick<Activity, 'detail'>): string {
  return Object.entries(detail)
    .filter(([name]) => name !== 'keyName' && name !== 'node')
    .map(([name, value]) => [names[name] ?? name, value === null ? 'never' : textOf(value)] as const)
    .flatMap(([name, text]) => (text === null ? [] : [`${name}: ${text === '' ? 'none' : text}`]))
    .join('; ')
}
