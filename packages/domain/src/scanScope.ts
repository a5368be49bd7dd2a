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

const placeholder = /\{[A-Z][A-Za-z]*\}/

/**
 * The same for a resource set, whose files are what a scan asks about: by what their names have in common, up to the first part that
 * varies. Null when some may be in and others out; what a pattern says of them is not known.
 */
export function setScope(filters: ScanFilters): (qualifiedName: string) => boolean | null {
  const { includeUriPrefixes, excludeUriPrefixes, includeRegexes, excludeRegexes } = filters
  const isAllIncluded = includeUriPrefixes.length + includeRegexes.length === 0
  return (qualifiedName) => {
    const common = qualifiedName.slice(0, placeholder.exec(qualifiedName)?.index)
    const included = isAllIncluded || matchesOfSet(common, includeUriPrefixes, includeRegexes)
    const excluded = matchesOfSet(common, excludeUriPrefixes, excludeRegexes)
    if (included === false || excluded === true) return false
    return included === null || excluded === null ? null : true
  }
}

function matchesOfSet(common: string, prefixes: readonly string[], patterns: readonly string[]): boolean | null {
  if (prefixes.some((prefix) => common.startsWith(prefix))) return true
  return patterns.length > 0 || prefixes.some((prefix) => prefix.startsWith(common)) ? null : false
}
