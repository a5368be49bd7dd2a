import type { Key } from '@mooring/contract'
import { assetsWords } from '#strings/assetsWords.ts'

const order: readonly Key['kind'][] = ['primary', 'unique', 'foreign']

/** For each column that belongs to a key, the kinds of its keys, the primary one first. */
export function keyMarks(keys: readonly Key[]): ReadonlyMap<string, string> {
  const kinds = new Map<string, Set<Key['kind']>>()
  for (const key of keys) {
    for (const column of key.columns) kinds.set(column, (kinds.get(column) ?? new Set()).add(key.kind))
  }
  const textOf = (of: ReadonlySet<Key['kind']>) =>
    order
      .filter((kind) => of.has(kind))
      .map((kind) => assetsWords.keyKind[kind])
      .join(', ')
  return new Map([...kinds].map(([column, of]) => [column, textOf(of)]))
}
