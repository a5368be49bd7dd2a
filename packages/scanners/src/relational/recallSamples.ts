import type { Classification, DiscoveredAsset } from '@mooring/contract'
import type { Memory } from '../Scanner.ts'

/** A table whose rows may be looked at; `facts` are what its sample depends on beside its columns, such as what the user may select. */
export interface SampleTarget {
  asset: DiscoveredAsset
  facts?: unknown
}

/** What is known of the rows of a table that has the definition that it had when they were last looked at. */
export interface RecalledSample {
  revision: string
  /** The asset with what its columns were classified as; null when its rows are to be looked at. */
  asset: DiscoveredAsset | null
}

/** A view gives other rows when what is behind it changes, and so does a table of another server: their columns tell nothing. */
const kindsWithDefinition: readonly DiscoveredAsset['kind'][] = ['table', 'partitionedTable', 'materializedView']

/**
 * What is known of tables that are defined as they were when their rows were last looked at. No source says at low cost whether rows
 * changed: this says that the columns are the same, and that rows are worth another look only in a full scan. By qualified name.
 */
export async function recallSamples(
  targets: readonly SampleTarget[],
  memory: Memory | undefined,
): Promise<ReadonlyMap<string, RecalledSample>> {
  if (memory === undefined) return new Map()
  const states = targets
    .filter(({ asset }) => kindsWithDefinition.includes(asset.kind))
    .map(({ asset, facts = null }) => ({ asset, revision: memory.revisionOf([definitionOf(asset), facts]) }))
  const known = await memory.recall(states.map(({ asset, revision }) => ({ qualifiedName: asset.qualifiedName, revision })))
  return new Map(
    states.map(({ asset, revision }) => {
      const former = known.get(asset.qualifiedName)
      const classifications = new Map(former?.columns.map((column) => [column.name, column.classifications]))
      return [
        asset.qualifiedName,
        { revision, asset: former === undefined ? null : { ...withClassifications(asset, classifications), revision } },
      ]
    }),
  )
}

const definitionOf = ({ kind, columns }: DiscoveredAsset) => [kind, columns.map(({ name, type, position }) => [name, type, position])]

function withClassifications(asset: DiscoveredAsset, found: ReadonlyMap<string, Classification[] | undefined>): DiscoveredAsset {
  const columns = asset.columns.map((column) => {
    const classifications = found.get(column.name) ?? []
    return classifications.length > 0 ? { ...column, classifications } : column
  })
  return { ...asset, columns }
}
