import { namesOfKeys, type KeyPlace } from './namesOfKeys.ts'

/** In whose place the keys of a map stand. */
const anyKey = '*'

/** Which keys name what stands below them, and what the others have in common. */
interface Naming {
  named: Map<string, Naming>
  /** Keys of a map. */
  others: ReadonlySet<string>
  /** What stands below all of these. */
  below: Naming | null
}

/**
 * JSON has values for keys where it keeps a map: by address of e-mail, by name, by day. Keys become the names of columns, which leave
 * the node. So what such an object has under those keys is made a list, under one key for them all; keys that are names stay as they are.
 * Keys that are not among those that were seen are left out. The elements themselves come back when there is no such object.
 */
export function mapsAsLists(elements: unknown[], root: KeyPlace): unknown[] {
  const naming = namingOf([root])
  return hasMaps(naming) ? elements.map((element) => rewritten(element, naming)) : elements
}

/** Of places that are looked at as one: what stands below the keys of a map is alike. */
function namingOf(places: readonly KeyPlace[]): Naming {
  const keys = new Map<string, KeyPlace[]>()
  for (const { inside } of places) {
    for (const [key, place] of inside) {
      const same = keys.get(key)
      if (same === undefined) keys.set(key, [place])
      else same.push(place)
    }
  }
  const names = namesOfKeys(places, keys)
  const others = [...keys].filter(([key]) => !names.has(key))
  return {
    named: new Map([...keys].filter(([key]) => names.has(key)).map(([key, below]) => [key, namingOf(below)])),
    others: new Set(others.map(([key]) => key)),
    below: others.length === 0 ? null : namingOf(others.flatMap(([, below]) => below)),
  }
}

const hasMaps = ({ named, below }: Naming): boolean => below !== null || [...named.values()].some(hasMaps)

function rewritten(value: unknown, naming: Naming): unknown {
  if (Array.isArray(value)) return value.map((inner) => rewritten(inner, naming))
  if (typeof value !== 'object' || value === null) return value
  const named: [string, unknown][] = []
  const listed: unknown[] = []
  for (const [key, inner] of Object.entries(value)) {
    const own = naming.named.get(key)
    if (own !== undefined) named.push([key, rewritten(inner, own)])
    else if (naming.below !== null && naming.others.has(key)) listed.push(rewritten(inner, naming.below))
  }
  return Object.fromEntries(listed.length === 0 ? named : [...named, [anyKey, listed]])
}
