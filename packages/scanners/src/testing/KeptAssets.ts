import { createHash } from 'node:crypto'
import type { AssetState, DiscoveredAsset, KnownAsset } from '@mooring/contract'
import type { Memory } from '../Scanner.ts'

/** Remembers the assets of a scan, as the console does, for the one after it. Read in another way, nothing is as it was. */
export class KeptAssets implements Memory {
  /** Names of what was recalled. */
  readonly recalled: string[] = []
  readonly #assets: ReadonlyMap<string, DiscoveredAsset>
  readonly #reading: string

  constructor(assets: readonly DiscoveredAsset[], reading = 'as ever') {
    this.#assets = new Map(assets.map((asset) => [asset.qualifiedName, asset]))
    this.#reading = reading
  }

  revisionOf(facts: unknown): string {
    return createHash('sha256')
      .update(JSON.stringify([this.#reading, facts]))
      .digest('base64url')
  }

  async recall(states: readonly AssetState[]): Promise<ReadonlyMap<string, KnownAsset>> {
    const known = states.flatMap(({ qualifiedName, revision }) => {
      const asset = this.#assets.get(qualifiedName)
      return asset?.revision === revision ? [asset] : []
    })
    this.recalled.push(...known.map(({ name }) => name))
    return new Map(known.map((asset) => [asset.qualifiedName, asset]))
  }
}
