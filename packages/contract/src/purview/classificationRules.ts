import { Type, type Static } from 'typebox'
import { Description, Name, Time } from '../names.ts'
import type { Operation } from '../operation.ts'
import { Count, Page, PageQuery, Strict } from '../schemas.ts'
import { Maybe } from './recurrence.ts'
import { RunStatus } from './runs.ts'

/** Earlier versions are not known to anybody any more. */
const since2023 = ['2023-09-01'] as const

/** A pattern in RE2's syntax: https://github.com/google/re2/wiki/Syntax */
export const Pattern = Type.String({ minLength: 1, maxLength: 1024 })
export const RegexPattern = Strict({ kind: Type.Literal('Regex'), pattern: Pattern })
const Patterns = Type.Array(RegexPattern, { maxItems: 50 })

export const ClassificationAction = Type.Enum(['Keep', 'Delete'])
export type ClassificationAction = Static<typeof ClassificationAction>

const RuleStatus = Type.Enum(['Enabled', 'Disabled'])
/** What a column is called by, such as `CONTOSO.ORDER_NUMBER`. */
const ClassificationName = Type.String({ minLength: 1, maxLength: 128, pattern: '^[A-Za-z0-9][A-Za-z0-9_. -]*$' })

/** CustomClassificationRuleProperties of the contract, as a client sends it: what it read back of what is read-only says nothing. */
export const ClassificationRuleBody = Strict({
  id: Maybe(Type.String()),
  name: Maybe(Type.String()),
  kind: Type.Literal('Custom'),
  properties: Strict({
    classificationName: ClassificationName,
    description: Maybe(Description),
    dataPatterns: Maybe(Patterns),
    columnPatterns: Maybe(Patterns),
    /** How many of the values of a column must match. */
    minimumPercentageMatch: Maybe(Type.Number({ minimum: 1, maximum: 100 })),
    ruleStatus: Maybe(RuleStatus),
    classificationAction: Maybe(ClassificationAction),
    version: Maybe(Count),
    createdAt: Maybe(Time),
    lastModifiedAt: Maybe(Time),
  }),
})
export type ClassificationRuleBody = Static<typeof ClassificationRuleBody>

export const ClassificationRule = Type.Object({
  id: Type.String(),
  name: Type.String(),
  kind: Type.Literal('Custom'),
  properties: Type.Object({
    classificationName: Type.String(),
    description: Type.Optional(Type.String()),
    dataPatterns: Patterns,
    columnPatterns: Patterns,
    minimumPercentageMatch: Type.Number(),
    ruleStatus: RuleStatus,
    classificationAction: ClassificationAction,
    /** Grows with every change; earlier ones are kept. */
    version: Type.Integer(),
    createdAt: Time,
    lastModifiedAt: Time,
  }),
})
export type ClassificationRule = Static<typeof ClassificationRule>

const params = Strict({ classificationRuleName: Name })
const path = '/scan/classificationrules'
const one = `${path}/{classificationRuleName}`
const notFound = ['ClassificationRule_NotFound'] as const

export const classificationRuleOperations = {
  listClassificationRules: {
    id: 'ClassificationRules_List',
    summary: 'List the custom classification rules',
    method: 'GET',
    path,
    access: 'Reader',
    apiVersions: since2023,
    query: PageQuery,
    responses: { 200: Page(ClassificationRule) },
    errors: [],
  },
  getClassificationRule: {
    id: 'ClassificationRules_Get',
    summary: 'Get a custom classification rule',
    method: 'GET',
    path: one,
    access: 'Reader',
    apiVersions: since2023,
    params,
    responses: { 200: ClassificationRule },
    errors: notFound,
  },
  putClassificationRule: {
    id: 'ClassificationRules_CreateOrReplace',
    summary: 'Create a custom classification rule, or make its next version',
    method: 'PUT',
    path: one,
    access: 'DataSourceAdministrator',
    apiVersions: since2023,
    params,
    body: ClassificationRuleBody,
    responses: { 200: ClassificationRule, 201: ClassificationRule },
    errors: ['InvalidField'],
    bodyBytesMax: 256 * 1024,
  },
  deleteClassificationRule: {
    id: 'ClassificationRules_Delete',
    summary: 'Delete a custom classification rule with its versions',
    method: 'DELETE',
    path: one,
    access: 'DataSourceAdministrator',
    apiVersions: since2023,
    params,
    responses: { 204: null },
    errors: notFound,
  },
  listClassificationRuleVersions: {
    id: 'ClassificationRules_ListVersionsByRuleName',
    summary: 'List the versions of a classification rule, newest first',
    method: 'GET',
    path: `${one}/versions`,
    access: 'Reader',
    apiVersions: since2023,
    params,
    query: PageQuery,
    responses: { 200: Page(ClassificationRule) },
    errors: notFound,
  },
  tagClassificationRuleVersion: {
    id: 'ClassificationRules_TagClassificationVersion',
    summary: 'Say whether what a version of a classification rule found is kept',
    method: 'POST',
    path: `${one}/versions/{classificationRuleVersion}:tag`,
    otherPaths: [`${one}/versions/{classificationRuleVersion}/:tag`],
    access: 'DataSourceAdministrator',
    apiVersions: since2023,
    params: Strict({ ...params.properties, classificationRuleVersion: Type.String({ pattern: '^[1-9][0-9]{0,8}$' }) }),
    query: Type.Object({ action: ClassificationAction }),
    responses: { 202: Type.Object({ startTime: Time, endTime: Time, status: RunStatus }) },
    errors: notFound,
  },
} as const satisfies Record<string, Operation>
