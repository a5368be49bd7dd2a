import type { Activity } from '@mooring/contract'
import { activityWords } from '#strings/activityWords.ts'

const keyNames: Readonly<Record<string, string>> = activityWords.key
const texts: Readonly<Record<string, string>> = activityWords.act
const names: Readonly<Record<string, string>> = activityWords.detail

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
  const keyName = key === null ? null : (keyNames[key] ?? key)
  if (node === null) return keyName === null ? text : activityWords.ofKey(text, keyName)
  return keyName === null ? activityWords.ofNode(text, node) : activityWords.ofNodeWithKey(text, node, keyName)
}

/** A value that was taken away. */
const nothing = (name: string): string => (name === 'expiresAt' ? activityWords.never : activityWords.none)

/** What else belongs to it, such as the values that were set; empty when there is nothing. */
export function activityDetail({ detail }: Pick<Activity, 'detail'>): string {
  return Object.entries(detail)
    .filter(([name]) => name !== 'keyName' && name !== 'node')
    .map(([name, value]) => [names[name] ?? name, value === null ? nothing(name) : textOf(value)] as const)
    .flatMap(([name, text]) => (text === null ? [] : [`${name}: ${text === '' ? activityWords.none : text}`]))
    .join('; ')
}
