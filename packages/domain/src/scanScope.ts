/** Which assets a scan is about: prefixes of qualified names, and patterns that are looked for in them. */
export interface ScanFilters {
  includeUriPrefixes: readonly string[]
  excludeUriPrefixes: readonly string[]
  includeRegexes: readonly string[]
  excludeRegexes: readonly string[]
}

/** Says of a text whether a pattern is found in it. Throws when the pattern is none. */
export type CompilePattern = (pattern: string) => (text: string) => boolean

/**
 * Whether an asset is one that the scan is about, by its qualified name: all of them, unless something is included. What is
 * excluded is out, whatever includes it. How patterns are read is the caller's, since the rules have no library.
 */
export function scanScope(filters: ScanFilters, compile: CompilePattern): (qualifiedName: string) => boolean {
  const included = matcherOf(filters.includeUriPrefixes, filters.includeRegexes.map(compile))
  const excluded = matcherOf(filters.excludeUriPrefixes, filters.excludeRegexes.map(compile))
  return (qualifiedName) => (included === null || included(qualifiedName)) && !(excluded?.(qualifiedName) ?? false)
}

/** Null when there is nothing that could match. */
function matcherOf(prefixes: readonly string[], patterns: ((text: string) => boolean)[]): ((name: string) => boolean) | null {
  if (prefixes.length + patterns.length === 0) return null
  return (name) => prefixes.some((prefix) => name.startsWith(prefix)) || patterns.some((matches) => matches(name))
}
