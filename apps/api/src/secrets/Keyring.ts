import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

const nonceBytes = 12
const tagBytes = 16
const keyIdBytes = 4

/** A sealed secret cannot be opened: it was sealed under another master key, for another owner, or was altered. */
export class SealBrokenError extends Error {
  override name = 'SealBrokenError'
}

/**
 * What the master key is used for, each use with a key of its own (HKDF-SHA-256):
 * `seal`/`open` encrypt with AES-256-GCM, bound to what the secret belongs to; `lookup` makes the HMAC-SHA-256 by which
 * a secret is found without comparing it with others one by one. A sealed secret is `key id | nonce | tag | ciphertext`;
 * the key id tells under which master key it was sealed, so that keys can be changed.
 */
export class Keyring {
  readonly #sealing: Buffer
  readonly #pepper: Buffer
  readonly #keyId: Buffer

  constructor(masterKey: Buffer) {
    const derive = (use: string) => Buffer.from(hkdfSync('sha256', masterKey, '', `mooring ${use}`, 32))
    this.#sealing = derive('sealing')
    this.#pepper = derive('lookup')
    this.#keyId = derive('key id').subarray(0, keyIdBytes)
  }

  /** `owner` says what the secret belongs to, such as `authKey/<runtime id>/authKey1`; the same must be given to `open`. */
  seal(secret: string, owner: string): Buffer<ArrayBuffer> {
    const nonce = randomBytes(nonceBytes)
    const cipher = createCipheriv('aes-256-gcm', this.#sealing, nonce).setAAD(Buffer.from(owner))
    const ciphertext = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
    return Buffer.concat([this.#keyId, nonce, cipher.getAuthTag(), ciphertext])
  }

  open(sealed: Uint8Array, owner: string): string {
    const record = Buffer.from(sealed)
    if (!record.subarray(0, keyIdBytes).equals(this.#keyId)) throw new SealBrokenError('The secret was sealed under another master key.')
    const rest = record.subarray(keyIdBytes)
    const nonce = rest.subarray(0, nonceBytes)
    const tag = rest.subarray(nonceBytes, nonceBytes + tagBytes)
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.#sealing, nonce, { authTagLength: tagBytes })
        .setAAD(Buffer.from(owner))
        .setAuthTag(tag)
      return Buffer.concat([decipher.update(rest.subarray(nonceBytes + tagBytes)), decipher.final()]).toString('utf8')
    } catch (cause) {
      throw new SealBrokenError('The secret was altered, or belongs to something else.', { cause })
    }
  }

  lookup(secret: string): Buffer<ArrayBuffer> {
    return Buffer.from(createHmac('sha256', this.#pepper).update(secret).digest())
  }
}
