import { scanRulesetsWords as words } from '#strings/scanRulesetsWords.ts'
import type { ItemColumn } from '../../components/ItemTable.tsx'
import { kindName } from '../../components/sourceKinds.ts'
import { systemClassifications } from './classificationFamilies.ts'
import type { AnyRuleset } from './rulesetDraft.ts'

/** What a set says, as the columns that both lists have. */
export const rulesetColumns: readonly ItemColumn<AnyRuleset>[] = [
  { header: words.header.kind, width: 210, cell: ({ kind }) => kindName(kind) },
  { header: words.header.fileTypes, width: 240, cell: (ruleset) => <FileTypes ruleset={ruleset} /> },
  { header: words.header.systemRules, width: 120, cell: systemRulesText },
  {
    header: words.header.customRules,
    width: 120,
    cell: ({ properties }) => ownRulesText(properties.includedCustomClassificationRuleNames),
  },
]

/** The types of files that a set looks into, all of them in the hint. */
function FileTypes({ ruleset: { properties } }: { ruleset: AnyRuleset }) {
  const { fileExtensions, customFileExtensions } = properties.scanningRule ?? {}
  const own = (customFileExtensions ?? []).flatMap(({ fileExtension, enabled }) =>
    fileExtension && enabled !== false ? [fileExtension] : [],
  )
  const text = fileExtensions ? [...fileExtensions, ...own].join(', ') : words.noFiles
  return <span title={text}>{text}</span>
}

function systemRulesText({ properties }: AnyRuleset): string {
  const excluded = new Set(properties.excludedSystemClassifications ?? [])
  const on = systemClassifications.filter((classification) => !excluded.has(classification)).length
  if (on === systemClassifications.length) return words.allOn
  return on === 0 ? words.noneOn : words.someOn(on, systemClassifications.length)
}

const ownRulesText = (names: readonly string[] | null | undefined): string => (names?.length ? String(names.length) : words.noneOn)
