import type { Column, DiscoveredAsset } from '@mooring/contract'

const sizeOf = (assets: DiscoveredAsset[]): number => Buffer.byteLength(JSON.stringify(assets))

/**
 * Parts of a batch that each fit into so many bytes of JSON. A single asset that does not is sent without the comments of its
 * columns, which are all that can be so long; `onCut` is told.
 */
export function* splitBySize(assets: DiscoveredAsset[], bytesMax: number, onCut: () => void): Generator<DiscoveredAsset[]> {
  const [first] = assets
  if (first === undefined) return
  if (sizeOf(assets) <= bytesMax) return yield assets
  if (assets.length === 1) {
    onCut()
    return yield [{ ...first, columns: first.columns.map(withoutComment) }]
  }
  const middle = Math.ceil(assets.length / 2)
  yield* splitBySize(assets.slice(0, middle), bytesMax, onCut)
  yield* splitBySize(assets.slice(middle), bytesMax, onCut)
}

const withoutComment = ({ name, type, nullable, position, classifications }: Column): Column => ({
  ...{ name, type, nullable, position },
  ...(classifications === undefined ? {} : { classifications }),
})
