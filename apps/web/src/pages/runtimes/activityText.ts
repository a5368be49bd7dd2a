import { weekDays, type Activity, type WeekDay } from '@mooring/contract'
import { activityWords } from '#strings/activityWords.ts'
import { weekDayText } from '../../components/weekDayText.ts'
import { dayText } from './dayText.ts'

const keyNames: Readonly<Record<string, string>> = activityWords.key
const texts: Readonly<Record<string, string>> = activityWords.act
const names: Readonly<Record<string, string>> = activityWords.detail
const values: Readonly<Record<string, Readonly<Record<string, string>>>> = activityWords.value
const unset: Readonly<Record<string, string>> = activityWords.unset

const nameOfKey = (slot: string): string => keyNames[slot] ?? slot

/** `startSomething` as `Start something`: for acts that this version of the page does not know. */
const spelled = (action: string): string => {
  const words = action.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const textOf = (value: unknown): string | null => (typeof value === 'string' || typeof value === 'number' ? String(value) : null)

/** What was done, as a sentence without its end: the act, and the key or node that it was done to. */
export function activityText({ action, detail }: Pick<Activity, 'action' | 'detail'>): string {
  const key = textOf(detail['keyName'])
  const node = textOf(detail['node'])
  const text = texts[action] ?? spelled(action)
  const keyName = key === null ? null : nameOfKey(key)
  if (node === null) return keyName === null ? text : activityWords.ofKey(text, keyName)
  return keyName === null ? activityWords.ofNode(text, node) : activityWords.ofNodeWithKey(text, node, keyName)
}

/** Reasons of the console that hold a name. */
const reasons: readonly (readonly [pattern: RegExp, text: (name: string) => string])[] = [
  [/^(\w+) has expired$/, (slot) => activityWords.reason.keyExpired(nameOfKey(slot))],
  [/^(\w+) may not be used from this address$/, (slot) => activityWords.reason.addressNotAllowed(nameOfKey(slot))],
  [/^two machines use its registration, the later one at (.+)$/, activityWords.reason.copied],
]

function reasonText(reason: string): string {
  for (const [pattern, text] of reasons) {
    const name = pattern.exec(reason)?.[1]
    if (name !== undefined) return text(name)
  }
  return values['reason']?.[reason] ?? reason
}

const isWeekDay = (value: unknown): value is WeekDay => weekDays.some((day) => day === value)

/** A value as people read it; empty when it was taken away, null when it cannot be read. */
function valueText(name: string, value: unknown): string | null {
  if (value === null) return ''
  if (Array.isArray(value)) return value.map((one) => (name === 'days' && isWeekDay(one) ? weekDayText(one) : String(one))).join(', ')
  const text = textOf(value)
  if (text === null) return null
  if (name === 'reason') return reasonText(text)
  return name === 'expiresAt' ? dayText(text) : (values[name]?.[text] ?? text)
}

/** When a node began to drain is when the act was. */
const isSaid = (name: string): boolean => ['keyName', 'node', 'drainingSince'].includes(name)

/** The database keeps them in an order of its own; their words stand in that in which they are read. */
const placeOf = (name: string): number => Object.keys(names).indexOf(name) + 1 || Infinity

/** What else belongs to it, such as the values that were set; empty when there is nothing. */
export function activityDetail({ detail }: Pick<Activity, 'detail'>): string {
  return Object.entries(detail)
    .filter(([name]) => !isSaid(name))
    .toSorted(([one], [other]) => placeOf(one) - placeOf(other))
    .map(([name, value]) => [name, valueText(name, value)] as const)
    .flatMap(([name, text]) => (text === null ? [] : [`${names[name] ?? name}: ${text || (unset[name] ?? activityWords.none)}`]))
    .join('; ')
}
