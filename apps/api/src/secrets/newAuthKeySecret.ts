import { randomBytes } from 'node:crypto'

/** The secret part of an authentication key: base64 of 32 random bytes, as the original's (contract.md 5). */
export const newAuthKeySecret = (): string => randomBytes(32).toString('base64')
