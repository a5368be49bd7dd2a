import { createHash } from 'node:crypto'
import { ApiError, statesPerCallMax, type AssetState, type KnownAsset, type LeasedRun } from '@mooring/contract'
import type { Memory } from '@mooring/scanners'
import { version } from '../version.ts'
import type { Lease } from './Lease.ts'

/**
 * What the console knows of assets from earlier runs. The node keeps nothing itself, because the next run may be another node's: it
 * names the state of what it reads, and an incremental run asks which assets are still in theirs. The name covers also how they are
 * read (the formats, the rules, the version of the node), so that nothing found in another way is taken for what would be found now.
 */
export class RunMemory implements Memory {
  /** How many assets were not read, because they are as they were. */
  recalled = 0
  readonly #lease: Lease
  #readsAll: boolean
  readonly #reading: string

  constructor({ scanLevel, formats, fileTypes, classification }: LeasedRun, lease: Lease) {
    this.#lease = lease
    this.#readsAll = scanLevel === 'Full'
    // Nothing says in which order the console lists rules.
    const customRules = classification?.customRules.map((rule) => JSON.stringify(rule)).toSorted()
    this.#reading = JSON.stringify([version, formats, fileTypes, classification?.sampleRows, classification?.systemRules, customRules])
  }

  revisionOf(facts: unknown): string {
    return createHash('sha256')
      .update(`${this.#reading}\n${JSON.stringify(facts)}`)
      .digest('base64url')
      .slice(0, 32)
  }

  async recall(states: readonly AssetState[]): Promise<ReadonlyMap<string, KnownAsset>> {
    const known = new Map<string, KnownAsset>()
    for (let at = 0; at < states.length && !this.#readsAll; at += statesPerCallMax) {
      for (const asset of await this.#findKnown(states.slice(at, at + statesPerCallMax))) known.set(asset.qualifiedName, asset)
    }
    this.recalled += known.size
    return known
  }

  async #findKnown(states: AssetState[]): Promise<KnownAsset[]> {
    try {
      return await this.#lease.findKnown(states)
    } catch (error) {
      if (!(error instanceof ApiError && error.code === 'RouteNotFound')) throw error
      // A console of an older version remembers nothing.
      this.#readsAll = true
      return []
    }
  }
}
