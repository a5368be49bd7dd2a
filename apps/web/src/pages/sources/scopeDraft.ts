import { ApiError, type FilterProperties } from '@mooring/contract'
import { scopeWords } from '#strings/scopeWords.ts'

/** In the order in which they stand in the form. */
export const scopeFields = ['includeUriPrefixes', 'excludeUriPrefixes', 'includeRegexes', 'excludeRegexes'] as const
export type ScopeField = (typeof scopeFields)[number]

/** What a scan is about while it is being typed: of each list one entry a line. */
export type ScopeDraft = Record<ScopeField, string>
export type ScopeRefusals = Partial<Record<ScopeField, string>>

/** The contract's bounds: lines of each list, characters of each line. */
const limits: Record<ScopeField, { lines: number; length: number }> = {
  includeUriPrefixes: { lines: 500, length: 2048 },
  excludeUriPrefixes: { lines: 500, length: 2048 },
  includeRegexes: { lines: 100, length: 1024 },
  excludeRegexes: { lines: 100, length: 1024 },
}

/** The filters of a scan as their form shows them; null: it has none. */
export const draftOfFilters = (filters: FilterProperties | null): ScopeDraft => ({
  includeUriPrefixes: filters?.includeUriPrefixes.join('\n') ?? '',
  excludeUriPrefixes: filters?.excludeUriPrefixes.join('\n') ?? '',
  includeRegexes: filters?.includeRegexes?.join('\n') ?? '',
  excludeRegexes: filters?.excludeRegexes?.join('\n') ?? '',
})

/** The lines of a field that say something, each once, as the contract wants them. Blanks within a line belong to it. */
const linesOf = (text: string): string[] => [...new Set(text.split(/\r?\n/).filter((line) => line.trim() !== ''))]

/** The draft as the contract has it. */
export const filtersOf = (draft: ScopeDraft): FilterProperties => ({
  includeUriPrefixes: linesOf(draft.includeUriPrefixes),
  excludeUriPrefixes: linesOf(draft.excludeUriPrefixes),
  includeRegexes: linesOf(draft.includeRegexes),
  excludeRegexes: linesOf(draft.excludeRegexes),
})

/** How many filters there are in all. */
export const filterCount = (draft: ScopeDraft): number => scopeFields.reduce((sum, field) => sum + linesOf(draft[field]).length, 0)

/** What is wrong with each field, as far as a browser can tell: what a pattern is, the console says. */
export function scopeRefusals(draft: ScopeDraft): ScopeRefusals {
  const entries = scopeFields.flatMap((field) => {
    const lines = linesOf(draft[field])
    const { lines: linesMax, length } = limits[field]
    if (lines.length > linesMax) return [[field, scopeWords.tooMany(linesMax)]]
    return lines.some((line) => line.length > length) ? [[field, scopeWords.tooLong(length)]] : []
  })
  return Object.fromEntries(entries) as ScopeRefusals
}

const targetPattern = /\b(includeRegexes|excludeRegexes)\.([0-9]+)/

/** What the console said of one pattern, as a refusal of its field; null when it spoke of something else. */
export function scopeRefusalOf(error: unknown, draft: ScopeDraft): ScopeRefusals | null {
  if (!(error instanceof ApiError) || error.code !== 'InvalidField') return null
  const [, field, index] = targetPattern.exec(error.target ?? '') ?? []
  if (field !== 'includeRegexes' && field !== 'excludeRegexes') return null
  const pattern = linesOf(draft[field])[Number(index)]
  return pattern === undefined ? null : { [field]: scopeWords.refused(pattern, error.message) }
}
