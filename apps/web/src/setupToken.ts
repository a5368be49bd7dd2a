let token: string | null = null

/**
 * Takes the token of the one-time link out of the part of the address after the `#`, which no browser sends and no server logs.
 * True when there was one: then it must leave the address. It is kept only as long as the page.
 */
export function takeSetupToken(hash: string): boolean {
  const found = new URLSearchParams(hash.replace(/^#/, '')).get('token')
  if (!found) return false
  token = found
  return true
}

/** The token that was taken, until the page is left or loaded anew. */
export const setupToken = (): string | null => token
