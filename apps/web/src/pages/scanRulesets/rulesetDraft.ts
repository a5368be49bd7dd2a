import type { DataSourceKind, ScanRuleset, ScanRulesetBody, ScanRulesetProperties, SystemScanRuleset } from '@mooring/contract'
import { scanRulesetsWords } from '#strings/scanRulesetsWords.ts'
import { nameProblem } from '../../components/nameProblem.ts'
import { customExtensionsOf, fileTypeRefusal, ownFileTypesOf, type FileType, type OwnFileType } from './fileTypeDraft.ts'

export type AnyRuleset = ScanRuleset | SystemScanRuleset

type Rule = NonNullable<ScanRulesetProperties['scanningRule']>

/** A scan rule set while it is being typed. */
export interface RulesetDraft {
  name: string
  kind: DataSourceKind
  description: string
  /** Null: sources of this kind have no files. */
  fileTypes: readonly FileType[] | null
  /** Of a kind with files: endings that are read otherwise than usual. */
  ownTypes: readonly OwnFileType[]
  excluded: readonly string[]
  customRules: readonly string[]
  isNew: boolean
}

/** Of `ownTypes` by their places. */
export type RulesetRefusals = Partial<Record<'name' | 'fileTypes', string>> & { ownTypes?: Readonly<Record<number, string>> }

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
  ownTypes: ownFileTypesOf(ruleset.properties),
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
  ownTypes: [],
})

/** What is wrong with each field, as sentences. */
export function rulesetRefusals(draft: RulesetDraft): RulesetRefusals {
  const name = draft.isNew ? nameProblem(draft.name) : null
  const hasFiles = draft.fileTypes !== null
  const isNothingRead = draft.fileTypes?.length === 0 && !draft.ownTypes.some(({ isOn }) => isOn)
  const ownTypes = (hasFiles ? draft.ownTypes : []).flatMap((_, at) => {
    const refusal = fileTypeRefusal(draft.ownTypes, at)
    return refusal === null ? [] : [[at, refusal] as const]
  })
  return {
    ...(name ? { name } : {}),
    ...(isNothingRead ? { fileTypes: scanRulesetsWords.noFileType } : {}),
    ...(ownTypes.length > 0 ? { ownTypes: Object.fromEntries(ownTypes) } : {}),
  }
}

/** The draft as the contract has it. What else an existing set says, and this form does not know, stays as it is. */
export function rulesetBodyOf(draft: RulesetDraft, existing?: AnyRuleset): ScanRulesetBody {
  const { kind, fileTypes, ownTypes } = draft
  const { description: _, scanningRule, ...others } = existing?.properties ?? {}
  const description = draft.description.trim()
  return {
    kind,
    properties: {
      ...others,
      ...(description === '' ? {} : { description }),
      excludedSystemClassifications: [...draft.excluded],
      includedCustomClassificationRuleNames: [...draft.customRules],
      ...(fileTypes === null ? {} : { scanningRule: scanningRuleOf({ fileTypes, ownTypes }, scanningRule) }),
    },
  }
}

function scanningRuleOf(
  { fileTypes, ownTypes }: { fileTypes: readonly FileType[]; ownTypes: readonly OwnFileType[] },
  existing: Rule | null | undefined,
): Rule {
  const { customFileExtensions: _, ...others } = existing ?? {}
  const own = ownTypes.length > 0 ? { customFileExtensions: customExtensionsOf(ownTypes) } : {}
  return { ...others, fileExtensions: [...fileTypes], ...own }
}
