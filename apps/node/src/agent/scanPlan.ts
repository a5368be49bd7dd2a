import type { LeasedRun } from '@mooring/contract'
import { scanScope } from '@mooring/domain'
import { compilePattern, samplingWith, ScanError, type Sampling, type ScanJob, type ScanScope } from '@mooring/scanners'
import { reasonOf } from '../reasonOf.ts'

type Planned = Pick<LeasedRun, 'filters' | 'formats' | 'fileTypes' | 'classification'>

/** What a leased run scans and looks for, as scanners take it. Throws `ScanError` for what this version cannot read, such as a pattern. */
export function scanPlan(run: Planned): Pick<ScanJob, 'scope' | 'sampling'> {
  try {
    return { scope: scopeOf(run), sampling: samplingOf(run) }
  } catch (cause) {
    throw new ScanError('ScanFailed', `The filters or the rules of the scan cannot be read: ${reasonOf(cause, '')}`, { cause })
  }
}

function scopeOf({ filters, formats, fileTypes = [] }: Planned): ScanScope {
  const { includeUriPrefixes = [], excludeUriPrefixes = [], includeRegexes, excludeRegexes } = filters ?? {}
  const covers = scanScope(
    { includeUriPrefixes, excludeUriPrefixes, includeRegexes: includeRegexes ?? [], excludeRegexes: excludeRegexes ?? [] },
    (pattern) => {
      const compiled = compilePattern(pattern)
      return (text) => compiled.test(text)
    },
  )
  return {
    covers,
    formats: formats === undefined ? null : new Set(formats),
    fileTypes: new Map(fileTypes.map(({ extension, ...type }) => [extension, type])),
  }
}

function samplingOf({ classification }: Planned): Sampling | null {
  if (classification === undefined) return null
  const { sampleRows, systemRules, customRules } = classification
  return samplingWith({ rowsMax: sampleRows, systemRules, customRules })
}
