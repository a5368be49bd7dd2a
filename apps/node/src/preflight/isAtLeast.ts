/** Whether a version with numbers and dots is another one or newer. */
export function isAtLeast(version: string, least: string): boolean {
  const [ours, theirs] = [version, least].map((text) => text.split('.').map((part) => Number.parseInt(part, 10) || 0))
  for (const [place, part] of (theirs ?? []).entries()) {
    const own = ours?.[place] ?? 0
    if (own !== part) return own > part
  }
  return true
}
