interface OfKind {
  properties: { createdAt?: string; lastModifiedAt?: string }
}

/** What is stored of a thing of some kind, with the read-only properties that every kind has. */
export const withTimes = <T extends OfKind>(stored: T, { createdAt, updatedAt }: { createdAt: Date; updatedAt: Date }): T => ({
  ...stored,
  properties: { ...stored.properties, createdAt: createdAt.toISOString(), lastModifiedAt: updatedAt.toISOString() },
})
