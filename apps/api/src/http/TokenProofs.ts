/** What was proved of a token: with which key, for which runtime, and between which times, in milliseconds, it holds. */
export interface Proof {
  publicKey: string
  runtimeId: string
  /** The process that signed it; null when it does not say. */
  instanceId: string | null
  from: number
  until: number
}

/** A node sends one token for minutes; its process that starts anew and a command of its administrator have others. */
const tokensPerNodeMax = 4
const nodesMax = 20_000
/** What a node signs has less than half of it. Longer ones are checked each time: what they say is anybody's guess, and they would be kept. */
const tokenCharsMax = 1024

/**
 * The tokens that were proved lately, because checking a signature costs more than all else that a heartbeat does. Each node has room of
 * its own: one that signs a token for every call loses its own proofs and nobody else's.
 */
export class TokenProofs {
  readonly #ofNodes = new Map<string, Map<string, Proof>>()

  find(nodeId: string, token: string): Proof | undefined {
    return this.#ofNodes.get(nodeId)?.get(token)
  }

  keep(nodeId: string, token: string, proof: Proof): void {
    if (token.length > tokenCharsMax) return
    const proofs = this.#ofNodes.get(nodeId) ?? new Map<string, Proof>()
    // What was kept first is what ends next.
    dropFirst(proofs, tokensPerNodeMax)
    proofs.set(token, proof)
    if (this.#ofNodes.has(nodeId)) return
    dropFirst(this.#ofNodes, nodesMax)
    this.#ofNodes.set(nodeId, proofs)
  }
}

function dropFirst(of: Map<string, unknown>, max: number): void {
  const [first] = of.size < max ? [] : of.keys()
  if (first !== undefined) of.delete(first)
}
