/** Schema and table of a qualified name, whose parts are percent-encoded: `public.orders`. As it stands when it is not encoded rightly. */
export function tableOf(qualifiedName: string): string {
  const parts = qualifiedName.split('/').slice(-2)
  try {
    return parts.map((part) => decodeURIComponent(part)).join('.')
  } catch (cause) {
    if (cause instanceof URIError) return parts.join('.')
    throw cause
  }
}
