import { systemClassifications, type FilterProperties, type LeasedRun, type ScanRulesetProperties } from '@mooring/contract'
import { fileEnding, nameKey } from '@mooring/domain'
import type { Prisma, Scan } from '../generated/client.ts'
import { newestVersion } from './classificationRuleRow.ts'
import { customRulesetOf } from './customRulesetOf.ts'

/** What of the source a run scans and what it looks for in values. */
export type ScanPlan = Pick<LeasedRun, 'filters' | 'formats' | 'fileTypes' | 'classification'>

/** Rows of a table or a file that are looked at: Purview samples 128. */
const sampleRows = 128

/** What a scan with these filters and this rule set does; null when it names a rule set that was deleted. */
export async function scanPlan(tx: Prisma.TransactionClient, scan: Scan): Promise<ScanPlan | null> {
  const name = customRulesetOf(scan.properties)
  const filters = scan.filters as FilterProperties | null
  const ofFilters = filters === null ? {} : { filters }
  if (name === null) return { ...ofFilters, classification: { sampleRows, systemRules: [...systemClassifications], customRules: [] } }
  const ruleset = await tx.scanRuleset.findUnique({ where: { nameKey: nameKey(name) } })
  if (ruleset === null) return null
  const properties = ruleset.properties as ScanRulesetProperties
  const [formats, fileTypes] = [formatsOf(properties), fileTypesOf(properties)]
  const excluded = new Set(properties.excludedSystemClassifications ?? [])
  const systemRules = systemClassifications.filter((classification) => !excluded.has(classification))
  const customRules = await rulesNamed(tx, properties.includedCustomClassificationRuleNames ?? [])
  const isOn = systemRules.length + customRules.length > 0
  return {
    ...ofFilters,
    ...(formats === null ? {} : { formats }),
    ...(fileTypes.length === 0 ? {} : { fileTypes }),
    ...(isOn ? { classification: { sampleRows, systemRules, customRules } } : {}),
  }
}

/** File types of the contract as the readers of files know them; JSON with a document a line is JSON. Null: all. */
function formatsOf({ scanningRule }: ScanRulesetProperties): string[] | null {
  const extensions = scanningRule?.fileExtensions
  if (!extensions) return null
  return extensions.flatMap((extension) => (extension === 'JSON' ? ['json', 'jsonl'] : [extension.toLowerCase()]))
}

/** Endings of the set's own, as people write them with the dot or without; of one that is there twice the last counts. A delimiter alone stands for delimited text. */
function fileTypesOf({ scanningRule }: ScanRulesetProperties): NonNullable<ScanPlan['fileTypes']> {
  return (scanningRule?.customFileExtensions ?? []).flatMap(({ enabled, fileExtension, customFileType }) => {
    const extension = fileEnding(fileExtension ?? '')
    const { builtInType, customDelimiter, hasHeader } = customFileType ?? {}
    if (enabled === false || extension === '' || (!builtInType && !customDelimiter)) return []
    const format = (builtInType ?? 'CSV').toLowerCase()
    return [{ extension, format, ...(customDelimiter ? { delimiter: customDelimiter } : {}), ...(hasHeader ? { hasHeader } : {}) }]
  })
}

/** Those that are enabled; one that was deleted since the set was written finds nothing any more. */
async function rulesNamed(tx: Prisma.TransactionClient, names: string[]) {
  const rules = await tx.classificationRule.findMany({ where: { nameKey: { in: names.map(nameKey) } }, include: newestVersion })
  return rules.flatMap(({ versions: [version] }) => {
    if (!version?.isEnabled) return []
    const { classificationName, dataPatterns, columnPatterns, minimumPercentageMatch } = version
    return [{ classificationName, dataPatterns, columnPatterns, minimumPercentageMatch }]
  })
}
