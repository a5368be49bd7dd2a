import type { ScanRulesetProperties } from '@mooring/contract'
import { fileEnding, isDelimitedText } from '@mooring/domain'
import { fail } from './ApiFailure.ts'

/**
 * The properties of a rule set with what was said of the headers of its endings before, where nothing is said now: Microsoft's clients
 * do not know of it, and send back an ending without it. It goes with its ending, and when that is no delimited text any more.
 */
export function keepHeaders(properties: ScanRulesetProperties, former: ScanRulesetProperties | undefined): ScanRulesetProperties {
  const { scanningRule } = properties
  if (!scanningRule?.customFileExtensions) return properties
  const before = new Map((former?.scanningRule?.customFileExtensions ?? []).map((type) => [endingOf(type), type.customFileType?.hasHeader]))
  const customFileExtensions = scanningRule.customFileExtensions.map((type) => {
    if (!type.customFileType) return type
    const { hasHeader, ...customFileType } = type.customFileType
    const isKept = isDelimitedText(customFileType) && (hasHeader ?? before.get(endingOf(type)) ?? false)
    return { ...type, customFileType: isKept ? { ...customFileType, hasHeader: true } : customFileType }
  })
  return { ...properties, scanningRule: { ...scanningRule, customFileExtensions } }
}

const endingOf = ({ fileExtension }: { fileExtension?: string | null }): string => fileEnding(fileExtension ?? '')

export function refuseHeaderOfOthers({ scanningRule }: ScanRulesetProperties): void {
  const wrong = (scanningRule?.customFileExtensions ?? []).findIndex(
    ({ customFileType }) => customFileType?.hasHeader && !isDelimitedText(customFileType),
  )
  if (wrong >= 0)
    fail(
      'InvalidField',
      'Only delimited text has a header: name CSV, TSV, PSV or SSV as its type, or a delimiter.',
      `properties.scanningRule.customFileExtensions.${wrong}.customFileType.hasHeader`,
    )
}
