import { isColumnName } from './isColumnName.ts'

/** Where in JSON keys were seen, and what was seen below each. */
export interface KeyPlace {
  inside: ReadonlyMap<string, KeyPlace>
}

/** In whose place the keys of a map stand. */
const anyKey = '*'
/** An object of more different keys may be a map by names of people, of cities, of products. */
const keysUsualMax = 100
const identifier = /^[@$\p{L}_][\p{L}\p{N}_$.:-]*$/u

/**
 * JSON has values for keys where it keeps a map: by address of e-mail, by number, by day. Keys become the names of columns, which leave
 * the node. So what such an object has under those keys is made a list, under one key for them all; other keys stay as they are.
 * Keys that are not among those that were seen are left out. The elements themselves come back when there is no such object.
 */
export function mapsAsLists(elements: unknown[], root: KeyPlace): unknown[] {
  const keys = new Map<KeyPlace, ReadonlySet<string>>()
  noteKeysOfMaps(root, keys)
  return keys.size === 0 ? elements : elements.map((element) => rewritten(element, root, keys))
}

function noteKeysOfMaps(place: KeyPlace, keys: Map<KeyPlace, ReadonlySet<string>>): void {
  const found = keysOfMap(place)
  if (found.length > 0) keys.set(place, new Set(found))
  for (const inner of place.inside.values()) noteKeysOfMaps(inner, keys)
}

function keysOfMap({ inside }: KeyPlace): string[] {
  const all = [...inside.keys()]
  const others = all.filter((key) => !identifier.test(key))
  if (all.length > keysUsualMax && (others.length * 2 > all.length || areAlike([...inside.values()]))) return all
  // With a sign before it a name is still one: `@type`.
  return all.filter((key) => !isColumnName(key.replace(/^@/, '')))
}

/** Whether, but for a few, these are objects that have at least half of the keys of all of them. A few may lack some because no more were looked at. */
function areAlike(places: readonly KeyPlace[]): boolean {
  const keys = new Set(places.flatMap(({ inside }) => [...inside.keys()]))
  const alike = places.filter(({ inside }) => inside.size > 0 && inside.size * 2 >= keys.size)
  return alike.length * 10 >= places.length * 9
}

function rewritten(value: unknown, place: KeyPlace, keys: ReadonlyMap<KeyPlace, ReadonlySet<string>>): unknown {
  if (Array.isArray(value)) return value.map((inner) => rewritten(inner, place, keys))
  if (typeof value !== 'object' || value === null) return value
  const named: [string, unknown][] = []
  const listed: unknown[] = []
  for (const [key, inner] of Object.entries(value)) {
    const below = place.inside.get(key)
    if (below === undefined) continue
    const content = rewritten(inner, below, keys)
    if (keys.get(place)?.has(key)) listed.push(content)
    else named.push([key, content])
  }
  return Object.fromEntries(listed.length === 0 ? named : [...named, [anyKey, listed]])
}
