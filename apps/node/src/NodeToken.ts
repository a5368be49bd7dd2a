import { importJWK, SignJWT } from 'jose'
import type { Clock } from './Clock.ts'
import type { Identity } from './identity.ts'

const lifetimeSeconds = 300
/** A token is used for this long, so that one that is sent has at least a minute left when it arrives. */
const usedForSeconds = 240

/** The bearer token that the node signs for itself. */
export class NodeToken {
  readonly #identity: Identity
  readonly #clock: Clock
  readonly #instanceId: string | null
  /** How far the console's clock is ahead of this machine's, in milliseconds. */
  #offsetMs = 0
  #signed: { token: string; issuedAt: number } | null = null

  /** `instanceId` is said in each token: the console tells by it which process speaks. */
  constructor(identity: Identity, clock: Clock, instanceId: string | null = null) {
    this.#identity = identity
    this.#clock = clock
    this.#instanceId = instanceId
  }

  /** The token to send now. */
  async current(): Promise<string> {
    const now = Math.floor((this.#clock.now() + this.#offsetMs) / 1000)
    const age = this.#signed === null ? Infinity : now - this.#signed.issuedAt
    // A clock that was set back would go on with a token that the console takes for expired.
    if (this.#signed === null || age < 0 || age >= usedForSeconds) this.#signed = { token: await this.#sign(now), issuedAt: now }
    return this.#signed.token
  }

  /** Follows the console's clock, as the `Date` of an answer tells it, and signs anew. */
  follow(consoleTime: Date): void {
    this.#offsetMs = consoleTime.getTime() - this.#clock.now()
    this.#signed = null
  }

  async #sign(now: number): Promise<string> {
    const { keyPair, nodeId, runtimeId } = this.#identity
    return new SignJWT(this.#instanceId === null ? {} : { sid: this.#instanceId })
      .setProtectedHeader({ alg: 'EdDSA' })
      .setIssuer(nodeId)
      .setAudience(runtimeId)
      .setIssuedAt(now)
      .setExpirationTime(now + lifetimeSeconds)
      .sign(await importJWK(keyPair, 'EdDSA'))
  }
}
