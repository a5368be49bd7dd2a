import { Type, type Static } from 'typebox'
import { Name } from '../names.ts'
import type { Operation } from '../operation.ts'
import { Pattern } from '../purview/classificationRules.ts'
import { Page, PageQuery, Strict } from '../schemas.ts'

/** As many values as a scan samples of a column, each as long as a scan reads one. */
export const triedValuesMax = 128
export const triedValueLengthMax = 4096

const Patterns = Type.Array(Pattern, { maxItems: 50 })

/** A classification rule while it is being written, and what a column might hold. */
export const RuleTrialBody = Strict({
  dataPatterns: Patterns,
  columnPatterns: Patterns,
  minimumPercentageMatch: Type.Number({ minimum: 1, maximum: 100 }),
  columnName: Type.String({ maxLength: 256 }),
  values: Type.Array(Type.String({ maxLength: triedValueLengthMax }), { maxItems: triedValuesMax }),
})
export type RuleTrialBody = Static<typeof RuleTrialBody>

/** What a scan would find with the rule in such a column. Patterns are named by their place in the list, from 0. */
export const RuleTrial = Type.Object({
  /** The column's name is one that the rule looks at: it matches, or the rule does not ask for a name. */
  isColumnLookedAt: Type.Boolean(),
  columnMatches: Type.Array(Type.Integer()),
  /** For each value the patterns that match it; null for one that says nothing, which a scan does not count. */
  valueMatches: Type.Array(Type.Union([Type.Array(Type.Integer()), Type.Null()])),
  sampled: Type.Integer(),
  matched: Type.Integer(),
  /** The column would be classified. */
  isFound: Type.Boolean(),
})
export type RuleTrial = Static<typeof RuleTrial>

export const RulesetUse = Type.Object({ dataSourceName: Type.String(), scanName: Type.String() })
export type RulesetUse = Static<typeof RulesetUse>

export const ruleOperations = {
  tryClassificationRule: {
    id: 'Console_TryClassificationRule',
    summary: 'Say what a classification rule would find in a column; nothing of it is kept',
    method: 'POST',
    path: '/api/classificationrules:try',
    access: 'DataSourceAdministrator',
    body: RuleTrialBody,
    responses: { 200: RuleTrial },
    errors: ['InvalidField'],
    bodyBytesMax: 1024 * 1024,
  },
  listScansOfRuleset: {
    id: 'Console_ListScansOfRuleset',
    summary: 'List the scans that name a custom scan rule set, by data source and scan',
    method: 'GET',
    path: '/api/scanrulesets/{scanRulesetName}/scans',
    access: 'Reader',
    params: Strict({ scanRulesetName: Name }),
    query: PageQuery,
    responses: { 200: Page(RulesetUse) },
    errors: [],
  },
} as const satisfies Record<string, Operation>
