import { Type, type Static } from 'typebox'
import { Description, Name, NodeName, Tag, tagsMax, Time, Uuid } from '../names.ts'
import type { Operation } from '../operation.ts'
import { NodeStatus, RuntimeState } from '../purview/runtimes.ts'
import { TriggerState } from '../purview/triggers.ts'
import { Page, PageQuery, Strict } from '../schemas.ts'

/** A runtime as the console's list shows it: Purview's fields and what the original lacks. */
export const RuntimeSummary = Type.Object({
  name: Type.String(),
  kind: Type.Literal('SelfHosted'),
  description: Type.Optional(Type.String()),
  state: RuntimeState,
  /** Why the state is what it is, as a sentence. */
  reason: Type.String(),
  since: Time,
  nodesOnline: Type.Integer(),
  nodesTotal: Type.Integer(),
  nodesMax: Type.Integer(),
  tags: Type.Array(Type.String()),
  /** Of the older of its two keys, in whole days. */
  keyAgeDays: Type.Integer(),
  /** Those of its nodes, each once, the oldest first. */
  versions: Type.Array(Type.String()),
  /** Whether one of its nodes or more is of an older version than the newest. */
  isUpdateAvailable: Type.Boolean(),
  /** Number of scans that connect through it. */
  usedBy: Type.Integer(),
  lastSeen: Type.Optional(Time),
  createdAt: Time,
})
export type RuntimeSummary = Static<typeof RuntimeSummary>

/** A node as the console shows it. CPU is in percent of the machine, memory in megabytes. */
export const NodeSummary = Type.Object({
  name: Type.String(),
  status: NodeStatus,
  /** Where a copy of the node runs that spoke lately; such a node is `Limited`. */
  copyAddress: Type.Optional(Type.String()),
  reason: Type.String(),
  since: Time,
  machineName: Type.String(),
  operatingSystem: Type.String(),
  address: Type.Optional(Type.String()),
  version: Type.String(),
  cpuPercent: Type.Optional(Type.Number()),
  memoryAvailableMb: Type.Optional(Type.Integer()),
  receivedBytesPerSecond: Type.Optional(Type.Number()),
  sentBytesPerSecond: Type.Optional(Type.Number()),
  runningJobs: Type.Integer(),
  /** Runs that it gets at once, between 1 and `concurrentJobsMax`. */
  concurrentJobsLimit: Type.Integer(),
  /** What its machine last said that it can do. */
  concurrentJobsMax: Type.Integer(),
  enrolledWith: Type.Optional(Type.Enum(['authKey1', 'authKey2'])),
  drainingSince: Type.Optional(Time),
  /** It is removed when it was offline for so long; absent: it stays until somebody removes it. */
  ephemeralSeconds: Type.Optional(Type.Integer()),
  registeredAt: Time,
  lastHeartbeatAt: Type.Optional(Time),
})
export type NodeSummary = Static<typeof NodeSummary>

export const RuntimeDetail = Type.Object({
  ...RuntimeSummary.properties,
  /** Runs that its nodes execute at once, all together; absent: as many as the limits of the nodes allow. */
  runsMax: Type.Optional(Type.Integer()),
  nodes: Type.Array(NodeSummary),
})
export type RuntimeDetail = Static<typeof RuntimeDetail>

const states = 'NeedRegistration|Online|Limited|Offline'

/** Which runtimes a list shows, and in which order. What is absent restricts nothing. */
export const RuntimeListQuery = Type.Object({
  ...PageQuery.properties,
  /** Any part of the name, the description or a tag, without regard to case. */
  search: Type.Optional(Type.String({ maxLength: 200 })),
  /** One state or several, with commas between them. */
  state: Type.Optional(Type.String({ pattern: `^(?:${states})(?:,(?:${states}))*$`, maxLength: 200 })),
  /** One tag or several, with commas between them: runtimes that have all of them. */
  tag: Type.Optional(Type.String({ minLength: 1, maxLength: 1300 })),
  /** Runtimes with a node of this version. */
  version: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
  /** `available`: runtimes with a node of an older version than the newest. */
  update: Type.Optional(Type.Enum(['available'])),
  /** `none`: runtimes that no scan connects through. */
  usedBy: Type.Optional(Type.Enum(['none'])),
  /** Runtimes with a key of this age or more. */
  keyOlderThanDays: Type.Optional(Type.Integer({ minimum: 0, maximum: 36_500 })),
  /** By `name` unless given; runtimes that are alike in it, by name. `state` puts first what needs attention. */
  sort: Type.Optional(Type.Enum(['name', 'state', 'version', 'usedBy', 'lastSeen', 'createdAt', 'nodes'])),
  order: Type.Optional(Type.Enum(['asc', 'desc'])),
  pageSize: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
})
export type RuntimeListQuery = Static<typeof RuntimeListQuery>
export type RuntimeSort = NonNullable<RuntimeListQuery['sort']>

/** What of a runtime may be changed; what is absent stays. An empty description is none. */
export const RuntimeChange = Strict({
  description: Type.Optional(Description),
  tags: Type.Optional(Type.Array(Tag, { maxItems: tagsMax })),
  nodesMax: Type.Optional(Type.Integer({ minimum: 1, maximum: 16 })),
  /** Null: no limit but those of the nodes. */
  runsMax: Type.Optional(Type.Union([Type.Integer({ minimum: 1, maximum: 1000 }), Type.Null()])),
})
export type RuntimeChange = Static<typeof RuntimeChange>

/** A run that has not ended. */
export const RunReference = Type.Object({
  runId: Uuid,
  dataSourceName: Type.String(),
  scanName: Type.String(),
  status: Type.Enum(['Queued', 'Running']),
})

/** How many runs, scans, sources and schedules an answer names: there may be tens of thousands. */
export const dependentsNamedMax = 100

/**
 * What depends on a runtime: the scans that name it, their sources and schedules, and the runs that deleting it would fail. Of each the
 * first hundred are named; `totals` counts them all.
 */
export const Dependents = Type.Object({
  scans: Type.Array(Type.Object({ dataSourceName: Type.String(), scanName: Type.String() })),
  dataSources: Type.Array(Type.Object({ name: Type.String() })),
  /** Those that are enabled first, by when they fire next. */
  schedules: Type.Array(
    Type.Object({ dataSourceName: Type.String(), scanName: Type.String(), state: TriggerState, nextRunAt: Type.Optional(Time) }),
  ),
  /** Running ones first. */
  runs: Type.Array(RunReference),
  totals: Type.Object({
    scans: Type.Integer(),
    dataSources: Type.Integer(),
    schedules: Type.Integer(),
    schedulesEnabled: Type.Integer(),
    runs: Type.Integer(),
  }),
})
export type Dependents = Static<typeof Dependents>

/** What deleting a runtime did. Of the runs that failed the first hundred are named, those first that were running. */
export const RuntimeDeletion = Type.Object({
  name: Type.String(),
  failedRuns: Type.Array(RunReference),
  failedRunsTotal: Type.Integer(),
  removedNodes: Type.Array(Type.String()),
})
export type RuntimeDeletion = Static<typeof RuntimeDeletion>

const params = Strict({ name: Name })

export const consoleRuntimeOperations = {
  listRuntimes: {
    id: 'Console_ListRuntimes',
    summary: 'List integration runtimes with their status',
    method: 'GET',
    path: '/api/runtimes',
    access: 'Reader',
    query: RuntimeListQuery,
    responses: { 200: Page(RuntimeSummary) },
    errors: [],
  },
  getRuntime: {
    id: 'Console_GetRuntime',
    summary: 'Get an integration runtime with its nodes',
    method: 'GET',
    path: '/api/runtimes/{name}',
    access: 'Reader',
    params,
    responses: { 200: RuntimeDetail },
    errors: ['IntegrationRuntime_NotFound'],
  },
  updateRuntime: {
    id: 'Console_UpdateRuntime',
    summary: 'Change the description, the tags or the node limit of an integration runtime',
    method: 'PATCH',
    path: '/api/runtimes/{name}',
    access: 'DataSourceAdministrator',
    params,
    body: RuntimeChange,
    responses: { 200: RuntimeDetail },
    errors: ['IntegrationRuntime_NotFound', 'NodeLimitBelowNodes'],
  },
  deleteRuntime: {
    id: 'Console_DeleteRuntime',
    summary: 'Delete an integration runtime and say which runs failed',
    method: 'DELETE',
    path: '/api/runtimes/{name}',
    access: 'DataSourceAdministrator',
    params,
    responses: { 200: RuntimeDeletion },
    errors: ['IntegrationRuntime_NotFound'],
  },
  listDependents: {
    id: 'Console_ListDependents',
    summary: 'List what depends on an integration runtime',
    method: 'GET',
    path: '/api/runtimes/{name}/dependents',
    access: 'Reader',
    params,
    responses: { 200: Dependents },
    errors: ['IntegrationRuntime_NotFound'],
  },
  removeNode: {
    id: 'Console_RemoveNode',
    summary: 'Remove a node; its credential ends at once and its runs are given to others',
    method: 'DELETE',
    path: '/api/runtimes/{name}/nodes/{nodeName}',
    access: 'DataSourceAdministrator',
    params: Strict({ name: Name, nodeName: NodeName }),
    responses: { 204: null },
    errors: ['IntegrationRuntime_NotFound', 'IntegrationRuntimeNode_NotFound'],
  },
} as const satisfies Record<string, Operation>
