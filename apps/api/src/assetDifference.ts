import { createHash } from 'node:crypto'
import type { AssetDifference, Column, DiscoveredAsset } from '@mooring/contract'

/** What of an asset people would call a change; sizes, estimates and counts of samples go up and down by themselves. */
export type AssetFacts = Pick<DiscoveredAsset, 'kind' | 'columns' | 'keys'> & { comment?: string | null; format?: string | null }

const classificationsOf = ({ classifications = [] }: Column): string[] => classifications.map(({ name }) => name).toSorted()
const columnFacts = (column: Column) => [column.type, column.nullable, column.position, column.comment ?? null, classificationsOf(column)]
/** As lists, because the database gives the fields of an object back in an order of its own. */
const keysOf = ({ keys }: AssetFacts) =>
  keys.map(({ kind, name, columns, references: to }) => JSON.stringify([kind, name, columns, to?.qualifiedName, to?.columns])).toSorted()

/** What any column was classified as, each name once. */
export const classificationNames = ({ columns }: Pick<AssetFacts, 'columns'>): string[] =>
  [...new Set(columns.flatMap(classificationsOf))].toSorted()

/** Equal for two states of an asset exactly when `assetDifference` finds none. */
export function assetFingerprint(asset: AssetFacts): string {
  const columns = asset.columns.map((column) => [column.name, ...columnFacts(column)])
  const facts = [asset.kind, asset.comment ?? null, asset.format ?? null, columns.toSorted(byPosition), keysOf(asset)]
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 32)
}

const byPosition = (a: unknown[], b: unknown[]): number => Number(a[3]) - Number(b[3])

/** Names in each list: the beginning says what happened. */
const namesMax = 50

/** What is not as it was. */
export function assetDifference(before: AssetFacts, after: AssetFacts): AssetDifference {
  const was = new Map(before.columns.map((column) => [column.name, JSON.stringify(columnFacts(column))]))
  const is = new Map(after.columns.map((column) => [column.name, JSON.stringify(columnFacts(column))]))
  const [classifiedBefore, classifiedAfter] = [classificationNames(before), classificationNames(after)]
  const lists: Record<keyof AssetDifference, string[]> = {
    columnsAdded: [...is.keys()].filter((name) => !was.has(name)),
    columnsRemoved: [...was.keys()].filter((name) => !is.has(name)),
    columnsChanged: [...is].filter(([name, facts]) => was.has(name) && was.get(name) !== facts).map(([name]) => name),
    classificationsAdded: classifiedAfter.filter((name) => !classifiedBefore.includes(name)),
    classificationsRemoved: classifiedBefore.filter((name) => !classifiedAfter.includes(name)),
    facts: otherFacts(before, after),
  }
  return Object.fromEntries(
    Object.entries(lists)
      .filter(([, names]) => names.length > 0)
      .map(([field, names]) => [field, names.slice(0, namesMax)]),
  )
}

function otherFacts(before: AssetFacts, after: AssetFacts): string[] {
  const said = (['kind', 'comment', 'format'] as const).filter((fact) => (before[fact] ?? null) !== (after[fact] ?? null))
  return JSON.stringify(keysOf(before)) === JSON.stringify(keysOf(after)) ? said : [...said, 'keys']
}
