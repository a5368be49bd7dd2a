import type { DataSourceKind, ScanRuleset, ScanRulesetBody, ScanRulesetProperties, SystemScanRuleset } from '@mooring/contract'
import { scanRulesetsWords } from '#strings/scanRulesetsWords.ts'
import { nameProblem } from '../../components/nameProblem.ts'

export type AnyRuleset = ScanRuleset | SystemScanRuleset
export type FileType = NonNullable<NonNullable<ScanRulesetProperties['scanningRule']>['fileExtensions']>[number]

/** A scan rule set while it is being typed. */
export interface RulesetDraft {
  name: string
  kind: DataSourceKind
  description: string
  /** Null: sources of this kind have no files. */
  fileTypes: readonly FileType[] | null
  excluded: readonly string[]
  customRules: readonly string[]
  isNew: boolean
}

export type RulesetRefusals = Partial<Record<'name' | 'fileTypes', string>>

/** The types of files that a set looks into; null for a kind without files. `system` is the system's set of the kind, which names all that are read. */
function fileTypesOf({ properties }: AnyRuleset, system: AnyRuleset): readonly FileType[] | null {
  const all = system.properties.scanningRule?.fileExtensions ?? null
  return all === null ? null : (properties.scanningRule?.fileExtensions ?? all)
}

/** A set as its form shows it. */
export const draftOfRuleset = (ruleset: AnyRuleset, system: AnyRuleset): RulesetDraft => ({
  name: ruleset.name,
  kind: ruleset.kind,
  description: ruleset.properties.description ?? '',
  fileTypes: fileTypesOf(ruleset, system),
  excluded: ruleset.properties.excludedSystemClassifications ?? [],
  customRules: ruleset.properties.includedCustomClassificationRuleNames ?? [],
  isNew: false,
})

/** A new set that begins as another, which may be the system's. */
export const draftOfCopy = (ruleset: AnyRuleset, system: AnyRuleset, name: string): RulesetDraft => ({
  ...draftOfRuleset(ruleset, system),
  name,
  isNew: true,
})

/** The draft for another kind of source: what is said of files begins anew, what is said of rules stays. */
export const withKindOf = (draft: RulesetDraft, system: AnyRuleset): RulesetDraft => ({
  ...draft,
  kind: system.kind,
  fileTypes: fileTypesOf(system, system),
})

/** What is wrong with each field, as sentences. */
export function rulesetRefusals(draft: RulesetDraft): RulesetRefusals {
  const name = draft.isNew ? nameProblem(draft.name) : null
  return { ...(name ? { name } : {}), ...(draft.fileTypes?.length === 0 ? { fileTypes: scanRulesetsWords.noFileType } : {}) }
}

/** The draft as the contract has it. What else an existing set says, and this form does not know, stays as it is. */
export function rulesetBodyOf(draft: RulesetDraft, existing?: AnyRuleset): ScanRulesetBody {
  const { kind, fileTypes } = draft
  const { description: _, scanningRule, ...others } = existing?.properties ?? {}
  const description = draft.description.trim()
  return {
    kind,
    properties: {
      ...others,
      ...(description === '' ? {} : { description }),
      excludedSystemClassifications: [...draft.excluded],
      includedCustomClassificationRuleNames: [...draft.customRules],
      ...(fileTypes === null ? {} : { scanningRule: { ...scanningRule, fileExtensions: [...fileTypes] } }),
    },
  }
}
