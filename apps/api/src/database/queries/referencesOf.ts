/** The runtime and the credential that a scan names, as its properties write them. */
export function referencesOf(properties: unknown): { connectedVia: string | null; credential: string | null } {
  const { connectedVia, credential } = (properties ?? {}) as Partial<
    Record<'connectedVia' | 'credential', { referenceName?: string } | null>
  >
  return { connectedVia: connectedVia?.referenceName ?? null, credential: credential?.referenceName ?? null }
}
