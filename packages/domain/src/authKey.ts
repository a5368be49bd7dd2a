/** An authentication key taken apart. `host` may carry a port; `secret` is base64 of 32 bytes. */
export interface AuthKey {
  runtimeId: string
  account: string
  host: string
  secret: string
}

/** The shape of the original's keys, so that tools that parse them go on working: contract.md 5. */
export const authKeyShape =
  /^IR@([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})@([^@\s]+)@ServiceEndpoint=([^@\s]+)@([A-Za-z0-9+/]{43}=)$/

/** The key as an administrator copies it. */
export const formatAuthKey = (key: AuthKey): string => `IR@${key.runtimeId}@${key.account}@ServiceEndpoint=${key.host}@${key.secret}`

/** Takes a key apart; surrounding white space from copying is ignored. Null when it is not of the shape. */
export function parseAuthKey(text: string): AuthKey | null {
  const [, runtimeId, account, host, secret] = authKeyShape.exec(text.trim()) ?? []
  if (runtimeId === undefined || account === undefined || host === undefined || secret === undefined) return null
  return { runtimeId, account, host, secret }
}
