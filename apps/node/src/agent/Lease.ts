import {
  node,
  type AssetState,
  type DiscoveredAsset,
  type KnownAsset,
  type LeasedRun,
  type ProgressBody,
  type RunLogBody,
} from '@mooring/contract'
import { errorKind } from './errorKind.ts'
import type { LoopContext } from './LoopContext.ts'
import { splitBySize } from './splitBySize.ts'
import { untilAnswered } from './untilAnswered.ts'

/** Below what the console takes in one call, with room for the rest of the body. */
const assetsBytesMax = node.reportAssets.bodyBytesMax - 4096
const assetsTimeoutMs = 60_000

/** Why a scan is stopped without a result: the run is not this node's any more. */
export class LeaseLost extends Error {
  override name = 'LeaseLost'
}

/**
 * The hold of this node on a run. Every call bears the fence and prolongs the lease; the first answer that says that it is
 * over aborts `signal`, and with it the scan.
 */
export class Lease {
  readonly runId: string
  readonly fence: number
  readonly leaseMs: number
  readonly signal: AbortSignal
  /** How many assets the console has taken. */
  assetsDelivered = 0
  columnCommentsCut = 0
  /** What the scan said last of how far it is. */
  progress: Omit<ProgressBody, 'fence' | 'assetsDiscovered'> = {}
  lastAnsweredAt: number
  readonly #context: LoopContext
  readonly #lost = new AbortController()
  #reported = ''

  constructor({ runId, fence, leaseSeconds }: LeasedRun, context: LoopContext) {
    this.runId = runId
    this.fence = fence
    this.leaseMs = leaseSeconds * 1000
    this.signal = AbortSignal.any([context.signal, this.#lost.signal])
    this.lastAnsweredAt = context.clock.now()
    this.#context = { ...context, signal: this.signal }
  }

  /** Stops the scan; the run is left to the console. */
  lose(reason: string): void {
    this.#lost.abort(new LeaseLost(reason))
  }

  /** Delivers a batch, however long the console is away. Throws what it refused. */
  async deliver(batch: DiscoveredAsset[]): Promise<void> {
    const cut = () => (this.columnCommentsCut += 1)
    for (const assets of splitBySize(batch, assetsBytesMax, cut)) {
      const body = { fence: this.fence, assets }
      const limits = { signal: this.signal, timeoutMs: assetsTimeoutMs }
      const call = () => this.#context.client.call(node.reportAssets, { params: { runId: this.runId }, body }, limits)
      await this.#heed(() => untilAnswered('Delivering assets', call, this.#context))
      this.assetsDelivered += assets.length
    }
  }

  /** Asks which assets are as they were when they were last read, however long the console is away. Throws what it refused. */
  async findKnown(assets: AssetState[]): Promise<KnownAsset[]> {
    const input = { params: { runId: this.runId }, body: { fence: this.fence, assets } }
    const limits = { signal: this.signal, timeoutMs: assetsTimeoutMs }
    const call = () => this.#context.client.call(node.findKnownAssets, input, limits)
    return (await this.#heed(() => untilAnswered('Asking what is known', call, this.#context))).value
  }

  /** Says how far the run is. Throws when the console does not answer, or refuses. */
  async reportProgress(): Promise<void> {
    const body = this.#progressBody()
    const input = { params: { runId: this.runId }, body }
    await this.#heed(() => this.#context.client.call(node.reportProgress, input, { signal: this.signal }))
    this.#reported = JSON.stringify(body)
  }

  /** Whether the run is further than the console knows. */
  get hasProgressed(): boolean {
    return JSON.stringify(this.#progressBody()) !== this.#reported
  }

  /** Writes into the log of the run. Throws when the console does not answer, or refuses. */
  async reportLog(part: Omit<RunLogBody, 'fence'>, signal: AbortSignal): Promise<void> {
    const input = { params: { runId: this.runId }, body: { fence: this.fence, ...part } }
    await this.#heed(() => this.#context.client.call(node.reportLog, input, { signal }))
  }

  #progressBody(): ProgressBody {
    return { fence: this.fence, assetsDiscovered: this.assetsDelivered, ...this.progress }
  }

  async #heed<T>(call: () => Promise<T>): Promise<T> {
    try {
      const answer = await call()
      this.lastAnsweredAt = this.#context.clock.now()
      return answer
    } catch (error) {
      if (errorKind(error) === 'leaseLost' && error instanceof Error) this.lose(error.message)
      throw error
    }
  }
}
