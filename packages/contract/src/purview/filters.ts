import { Type, type Static } from 'typebox'
import { Name } from '../names.ts'
import type { Operation } from '../operation.ts'
import { Strict } from '../schemas.ts'
import { Pattern } from './classificationRules.ts'
import { Maybe } from './recurrence.ts'

/** Earlier versions are not known to anybody any more. */
const since2023 = ['2023-09-01'] as const

const Prefixes = Type.Array(Type.String({ minLength: 1, maxLength: 2048 }), { maxItems: 500, uniqueItems: true })
const Regexes = Type.Array(Pattern, { maxItems: 100, uniqueItems: true })

/** FilterProperties of the contract: which assets a scan is about, by their qualified names. What is excluded is excluded, whatever includes it. */
export const FilterProperties = Strict({
  excludeUriPrefixes: Prefixes,
  includeUriPrefixes: Prefixes,
  excludeRegexes: Maybe(Regexes),
  includeRegexes: Maybe(Regexes),
})
export type FilterProperties = Static<typeof FilterProperties>

export const FilterBody = Strict({ id: Maybe(Type.String()), name: Maybe(Type.String()), properties: FilterProperties })
export type FilterBody = Static<typeof FilterBody>

export const Filter = Type.Object({ id: Type.String(), name: Type.Literal('custom'), properties: FilterProperties })
export type Filter = Static<typeof Filter>

const params = Strict({ dataSourceName: Name, scanName: Name })
const path = '/scan/datasources/{dataSourceName}/scans/{scanName}/filters/custom'

/** The longest lists of the longest entries. */
export const filterBytesMax = 3 * 1024 * 1024

export const filterOperations = {
  getFilter: {
    id: 'Filters_Get',
    summary: 'Get what a scan is about',
    method: 'GET',
    path,
    access: 'Reader',
    apiVersions: since2023,
    params,
    responses: { 200: Filter },
    errors: ['Scan_NotFound', 'Filter_NotFound'],
  },
  putFilter: {
    id: 'Filters_CreateOrReplace',
    summary: 'Say what a scan is about',
    method: 'PUT',
    path,
    access: 'DataSourceAdministrator',
    apiVersions: since2023,
    params,
    body: FilterBody,
    responses: { 200: Filter, 201: Filter },
    errors: ['Scan_NotFound', 'InvalidField'],
    bodyBytesMax: filterBytesMax,
  },
} as const satisfies Record<string, Operation>
