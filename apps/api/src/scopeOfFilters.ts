import type { FilterProperties } from '@mooring/contract'
import { scanScope } from '@mooring/domain'
import { compilePattern } from './compilePattern.ts'

/** Whether a scan with these filters would be about an asset. Refuses a pattern that is none, naming the field below `target`. */
export function scopeOfFilters(filters: FilterProperties, target: string): (qualifiedName: string) => boolean {
  for (const field of ['includeRegexes', 'excludeRegexes'] as const)
    for (const [index, pattern] of (filters[field] ?? []).entries()) compilePattern(pattern, `${target}.${field}.${index}`)
  const { includeUriPrefixes, excludeUriPrefixes, includeRegexes, excludeRegexes } = filters
  return scanScope(
    { includeUriPrefixes, excludeUriPrefixes, includeRegexes: includeRegexes ?? [], excludeRegexes: excludeRegexes ?? [] },
    (pattern) => compilePattern(pattern, target),
  )
}
