import { isIdentifier, isIdentifierOfNameWords, isMadeOfNameWords } from './columnNameWords.ts'
import { isColumnName } from './isColumnName.ts'

/** Where in JSON keys were seen, and what was seen below each. */
export interface KeyPlace {
  /** How many objects stood there. */
  objects: number
  /** In how many objects the key that leads there was. */
  times: number
  /** What stood there, but for objects: `boolean`, `bigint`, `double`, `string`. */
  types: ReadonlySet<string>
  isList: boolean
  inside: ReadonlyMap<string, KeyPlace>
}

/** An object of more different keys may be a map, whatever they are. */
const keysUsualMax = 100
/** Kinds of values that a map has not in one place. */
const kindsOfRecord = 3
/** So few keys may be of as many kinds by chance, when none of them is a word for a name. */
const manyKeys = 6
const plain = /^[@$\p{L}_][\p{L}\p{N}_$.:-]*$/u

/**
 * Which keys that were seen at a place name what stands below them; the others are those of a map, such as names of people. `places` are
 * one in each of several objects that are alike.
 *
 * Names leave the node, values do not: so a key is a name only when something says so. It comes again in most of the objects at
 * its place; or most of the keys there are words that columns are named with; or what stands below them is of so many kinds as the
 * values of a map are not.
 */
export function namesOfKeys(places: readonly KeyPlace[], keys: ReadonlyMap<string, readonly KeyPlace[]>): Set<string> {
  const objects = places.reduce((sum, place) => sum + place.objects, 0)
  // With a sign before it a name is still one: `@type`.
  const possible = [...keys.keys()].filter((key) => isColumnName(bare(key)))
  const timesOf = (key: string) => keys.get(key)?.reduce((sum, { times }) => sum + times, 0) ?? 0
  const again = possible.filter((key) => timesOf(key) > 1 && timesOf(key) * 2 >= objects)
  const known = possible.filter(isTold)
  // Of a record most keys come again; of a map a few may, as what is frequent does.
  const isRecord = again.length * 2 >= possible.length
  const told = new Set([...(isRecord ? again : []), ...known])
  if (keys.size > keysUsualMax) return new Set(isLargeMap(keys, objects) ? [] : told)
  const unknown = possible.filter((key) => !told.has(key))
  if (told.size >= unknown.length * 2)
    return new Set([...told, ...unknown.filter((key) => plain.test(key) && (objects === 1 || timesOf(key) > 1))])
  const kinds = new Set([...keys.values()].map(kindOf))
  kinds.delete(null)
  const isMixed = kinds.size >= kindsOfRecord && (known.length > 0 || possible.length >= manyKeys)
  if (isMixed && possible.every((key) => plain.test(key))) return new Set(possible)
  if (told.size > unknown.length || isRecord) return told
  // Where most keys are none that are known, a word among them may be the name of somebody, unless it comes again.
  return new Set(known.filter((key) => again.includes(key)))
}

const bare = (key: string): string => key.replace(/^[@$#]/, '')

const isTold = (key: string): boolean =>
  isMadeOfNameWords(bare(key)) || isIdentifierOfNameWords(bare(key)) || (isIdentifier(key) && !key.includes('_'))

function isLargeMap(keys: ReadonlyMap<string, readonly KeyPlace[]>, objects: number): boolean {
  const others = [...keys.keys()].filter((key) => !plain.test(key))
  if (others.length * 2 > keys.size || areAlike([...keys.values()])) return true
  return objects === 1 && new Set([...keys.values()].map(kindOf)).size === 1
}

/** Whether, but for a few, these are objects that have at least half of the keys of all of them. A few may lack some because no more were looked at. */
function areAlike(below: readonly (readonly KeyPlace[])[]): boolean {
  const inside = below.map((places) => new Set(places.flatMap((place) => [...place.inside.keys()])))
  const keys = new Set(inside.flatMap((own) => [...own]))
  const alike = inside.filter((own) => own.size > 0 && own.size * 2 >= keys.size)
  return alike.length * 10 >= below.length * 9
}

/** Numbers are of one kind, with a fraction or without; null: nothing is there. */
function kindOf(places: readonly KeyPlace[]): string | null {
  if (places.some(({ isList }) => isList)) return 'list'
  if (places.some(({ objects }) => objects > 0)) return 'object'
  const [type = null] = places.flatMap(({ types }) => [...types])
  return type === 'bigint' || type === 'double' ? 'number' : type
}
