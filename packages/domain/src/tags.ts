import { tagsMax } from '@mooring/contract'
import { nameKey } from './names.ts'

/** Why a runtime cannot bear these tags, as a sentence; null when it can. Like names, tags that differ in case only are the same. */
export function tagsRefusal(tags: readonly string[]): string | null {
  if (tags.length > tagsMax) return `An integration runtime has at most ${tagsMax} tags.`
  const keys = tags.map(nameKey)
  const twice = tags.find((_, index) => keys.indexOf(keys[index] ?? '') < index)
  return twice === undefined ? null : `The tag ${twice} is there twice.`
}

/** The tags with some taken away and some added; one that is there already keeps its spelling and its place. */
export function changedTags(tags: readonly string[], { add, remove }: { add: readonly string[]; remove: readonly string[] }): string[] {
  const removed = new Set(remove.map(nameKey))
  const changed = new Map(tags.filter((tag) => !removed.has(nameKey(tag))).map((tag) => [nameKey(tag), tag]))
  for (const tag of add) if (!changed.has(nameKey(tag))) changed.set(nameKey(tag), tag)
  return [...changed.values()]
}
