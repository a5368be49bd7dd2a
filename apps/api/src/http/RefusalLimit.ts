const windowMs = 60_000
const ofNetworkMax = 10
const ofAllMax = 60

/**
 * How many refusals are recorded: some a minute for each network and for all together, because whoever floods the console with calls that
 * are refused must not fill its database. The others are counted, and the next one that is recorded tells how many there were.
 */
export class RefusalLimit {
  #since = Number.NEGATIVE_INFINITY
  #recorded = 0
  #notRecorded = 0
  readonly #ofNetworks = new Map<string, number>()

  /** How many were not recorded since the last one that was; null when this one is not to be either. */
  admit(network: string, now: number): number | null {
    if (now - this.#since >= windowMs) {
      this.#since = now
      this.#recorded = 0
      this.#ofNetworks.clear()
    }
    const ofNetwork = this.#ofNetworks.get(network) ?? 0
    if (ofNetwork >= ofNetworkMax || this.#recorded >= ofAllMax) {
      this.#notRecorded += 1
      return null
    }
    this.#ofNetworks.set(network, ofNetwork + 1)
    this.#recorded += 1
    const before = this.#notRecorded
    this.#notRecorded = 0
    return before
  }
}
