/** The properties a client may set: it may send back what it read, and what is read-only in it says nothing. */
export function withoutReadOnly<T extends { createdAt?: string; lastModifiedAt?: string }>(
  properties: T,
): Omit<T, 'createdAt' | 'lastModifiedAt'> {
  const { createdAt: _created, lastModifiedAt: _modified, ...settable } = properties
  return settable
}
