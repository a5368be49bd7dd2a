import type { FilterProperties } from '@mooring/contract'
import { scanScope, setScope } from '@mooring/domain'
import { compilePattern } from './compilePattern.ts'

interface Scope {
  covers: (qualifiedName: string) => boolean
  /** Of a resource set; null when it depends on its files. */
  coversSet: (qualifiedName: string) => boolean | null
}

/** What a scan with these filters would be about. Refuses a pattern that is none, naming the field below `target`. */
export function scopeOfFilters(filters: FilterProperties, target: string): Scope {
  for (const field of ['includeRegexes', 'excludeRegexes'] as const)
    for (const [index, pattern] of (filters[field] ?? []).entries()) compilePattern(pattern, `${target}.${field}.${index}`)
  const { includeUriPrefixes, excludeUriPrefixes, includeRegexes, excludeRegexes } = filters
  const all = { includeUriPrefixes, excludeUriPrefixes, includeRegexes: includeRegexes ?? [], excludeRegexes: excludeRegexes ?? [] }
  return { covers: scanScope(all, (pattern) => compilePattern(pattern, target)), coversSet: setScope(all) }
}
