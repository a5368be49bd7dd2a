import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

const secretBytes = 32

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest()

/**
 * Who may come in: whoever has the one-time token, once, and from then on the browser that came in with it. Every user of a machine
 * can connect to its loopback addresses, so that being on this machine is no proof of being allowed to change its node.
 */
export class Door {
  readonly token = randomBytes(secretBytes).toString('base64url')
  readonly #cookieName: string
  readonly #cookieHash: Buffer
  readonly #cookie = randomBytes(secretBytes).toString('base64url')
  #isTokenUsed = false

  /** Cookies do not tell ports apart: the name does. */
  constructor(port: number) {
    this.#cookieName = `mooring-node-manager-${port}`
    this.#cookieHash = hashOf(this.#cookie)
  }

  /** What to set as the cookie of whoever brings the token; null when it is wrong or was used. */
  exchange(token: string): string | null {
    if (this.#isTokenUsed || !timingSafeEqual(hashOf(token), hashOf(this.token))) return null
    this.#isTokenUsed = true
    return `${this.#cookieName}=${this.#cookie}; HttpOnly; SameSite=Strict; Path=/`
  }

  admits(cookies: string | undefined): boolean {
    return (cookies ?? '').split(';').some((pair) => {
      const [name, value = ''] = pair.trim().split('=')
      return name === this.#cookieName && timingSafeEqual(hashOf(value), this.#cookieHash)
    })
  }
}
