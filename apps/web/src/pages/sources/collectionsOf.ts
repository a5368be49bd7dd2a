import type { DataSource } from '@mooring/contract'

export interface Collection {
  /** The same for every spelling of the name; empty for the root. */
  key: string
  name: string
  sources: readonly DataSource[]
}

export const collectionNameOf = ({ properties }: DataSource): string => {
  const { collection }: Readonly<Record<string, unknown>> = { ...properties }
  const { referenceName }: { referenceName?: unknown } = { ...(typeof collection === 'object' ? collection : {}) }
  return typeof referenceName === 'string' ? referenceName.trim() : ''
}

/**
 * The collections of an account, the root first and the others by name. In the root are the sources that name no collection, and those
 * that name it as the original does, by the name of the account.
 */
export function collectionsOf(sources: readonly DataSource[], account: string): [root: Collection, ...others: Collection[]] {
  const found = new Map<string, { name: string; sources: DataSource[] }>()
  const inRoot: DataSource[] = []
  for (const source of sources) {
    const name = collectionNameOf(source)
    const key = name.toLowerCase()
    const known = found.get(key)
    if (key === '' || key === account.toLowerCase()) inRoot.push(source)
    else if (known) known.sources.push(source)
    else found.set(key, { name, sources: [source] })
  }
  const others = [...found].map(([key, collection]) => ({ key, ...collection })).toSorted((a, b) => (a.key < b.key ? -1 : 1))
  return [{ key: '', name: account, sources: inRoot }, ...others]
}
