import { Type, type Static } from 'typebox'
import { Name, Tag, tagsMax } from '../names.ts'
import type { Operation } from '../operation.ts'
import { Strict } from '../schemas.ts'
import { RunReference, RuntimeDeletion } from './runtimes.ts'

const Names = Type.Array(Name, { minItems: 1, maxItems: 100 })

/** Why one of several was left as it is. */
const Refusal = Type.Object({ code: Type.String(), message: Type.String() })

/** What deleting one of several runtimes did; with `refusal` it did nothing. */
export const DeletionReport = Type.Object({ ...RuntimeDeletion.properties, refusal: Type.Optional(Refusal) })
export type DeletionReport = Static<typeof DeletionReport>

/** The tags of one of several runtimes after the change; with `refusal` they are as they were. */
export const TagReport = Type.Object({ name: Type.String(), tags: Type.Array(Type.String()), refusal: Type.Optional(Refusal) })
export type TagReport = Static<typeof TagReport>

const Counts = {
  nodes: Type.Integer(),
  scans: Type.Integer(),
  dataSources: Type.Integer(),
  /** Schedules that are enabled. */
  schedules: Type.Integer(),
  runningRuns: Type.Integer(),
  queuedRuns: Type.Integer(),
}

/**
 * What depends on several runtimes. The first hundred scans are named, and of the runs that deleting
 * them would fail the first hundred, running ones first.
 */
export const DependentsOfRuntimes = Type.Object({
  runtimes: Type.Array(Type.Object({ name: Type.String(), ...Counts })),
  /** A source that is scanned through two of them counts once. */
  totals: Type.Object(Counts),
  scans: Type.Array(Type.Object({ dataSourceName: Type.String(), scanName: Type.String(), runtimeName: Type.String() })),
  runs: Type.Array(Type.Object({ ...RunReference.properties, runtimeName: Type.String() })),
  /** Names that no runtime has, or has any more. */
  missing: Type.Array(Type.String()),
})
export type DependentsOfRuntimes = Static<typeof DependentsOfRuntimes>

/** What the filters of the list can ask for: tags and versions that there are, at most 500 of each. */
export const RuntimeFilterChoices = Type.Object({ tags: Type.Array(Type.String()), versions: Type.Array(Type.String()) })
export type RuntimeFilterChoices = Static<typeof RuntimeFilterChoices>

export const manyRuntimesOperations = {
  listRuntimeFilters: {
    id: 'Console_ListRuntimeFilters',
    summary: 'List the tags and versions that integration runtimes can be filtered by',
    method: 'GET',
    path: '/api/runtime-filters',
    access: 'Reader',
    responses: { 200: RuntimeFilterChoices },
    errors: [],
  },
  deleteRuntimes: {
    id: 'Console_DeleteRuntimes',
    summary: 'Delete integration runtimes, each for itself, and say of each what that did',
    method: 'POST',
    path: '/api/runtimes/deletions',
    access: 'DataSourceAdministrator',
    body: Strict({ names: Names }),
    responses: { 200: Type.Object({ reports: Type.Array(DeletionReport) }) },
    errors: [],
  },
  listDependentsOfRuntimes: {
    id: 'Console_ListDependentsOfRuntimes',
    summary: 'Count what depends on integration runtimes',
    method: 'POST',
    path: '/api/runtimes/dependents',
    access: 'Reader',
    body: Strict({ names: Names }),
    responses: { 200: DependentsOfRuntimes },
    errors: [],
  },
  tagRuntimes: {
    id: 'Console_TagRuntimes',
    summary: 'Add tags to integration runtimes and remove tags from them, each for itself',
    method: 'POST',
    path: '/api/runtimes/tags',
    access: 'DataSourceAdministrator',
    body: Strict({ names: Names, add: Type.Array(Tag, { maxItems: tagsMax }), remove: Type.Array(Tag, { maxItems: tagsMax }) }),
    responses: { 200: Type.Object({ reports: Type.Array(TagReport) }) },
    errors: [],
  },
} as const satisfies Record<string, Operation>
