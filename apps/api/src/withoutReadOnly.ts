import type { Prisma } from './database/generated/client.ts'

/** The properties a client may set: it may send back what it read, and what is read-only in it says nothing. */
export function withoutReadOnly(properties: { createdAt?: string; lastModifiedAt?: string }): Prisma.InputJsonObject {
  const { createdAt: _created, lastModifiedAt: _modified, ...settable } = properties
  return settable
}
