/** A UUID, version 4. `crypto.randomUUID` only exists in a secure context, and a console may be reached over plain http. */
export function newId(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  return uuidFrom(crypto.getRandomValues(new Uint8Array(16)))
}

/** The UUID, version 4, of 16 random bytes (RFC 9562, 5.4). */
export function uuidFrom(random: Uint8Array): string {
  const versioned = Array.from(random, (byte, index) => {
    if (index === 6) return (byte & 0x0f) | 0x40
    return index === 8 ? (byte & 0x3f) | 0x80 : byte
  })
  const hex = versioned.map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
