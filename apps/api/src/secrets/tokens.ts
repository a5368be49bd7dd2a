import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits, for a cookie or a link. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What is kept of a token of full entropy: a plain hash is enough, there is nothing to guess. */
export const tokenHash = (token: string): Buffer<ArrayBuffer> => Buffer.from(createHash('sha256').update(token).digest())
