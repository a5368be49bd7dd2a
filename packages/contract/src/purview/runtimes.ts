import { Type, type Static } from 'typebox'
import { Description, Name, Time } from '../names.ts'
import type { Operation } from '../operation.ts'
import { Page, PageQuery, Strict } from '../schemas.ts'
import { purviewApiVersions } from './versions.ts'

export const RuntimeKind = Type.Enum(['SelfHosted', 'Managed'])

/** What a client may send. Kind `Managed` and its fields are known so that they are refused with a sentence, not as a typing error. */
export const RuntimeBody = Strict({
  id: Type.Optional(Type.String()),
  name: Type.Optional(Type.String()),
  kind: RuntimeKind,
  properties: Type.Optional(
    Strict({
      description: Type.Optional(Description),
      typeProperties: Type.Optional(Type.Unknown()),
      managedVirtualNetworkReference: Type.Optional(Type.Unknown()),
      managedVirtualNetwork: Type.Optional(Type.Unknown()),
    }),
  ),
})

export const Runtime = Type.Object({
  id: Type.String(),
  name: Type.String(),
  kind: Type.Literal('SelfHosted'),
  properties: Type.Object({ description: Type.Optional(Type.String()) }),
})
export type Runtime = Static<typeof Runtime>

export const RuntimeState = Type.Enum(['NeedRegistration', 'Online', 'Limited', 'Offline'])
export type RuntimeState = Static<typeof RuntimeState>

export const NodeStatus = Type.Enum(['Initializing', 'Online', 'Limited', 'Upgrading', 'Offline', 'Draining'])
export type NodeStatus = Static<typeof NodeStatus>

/** SelfHostedIntegrationRuntimeNode of the contract: the fields that can be said truthfully. */
export const PurviewNode = Type.Object({
  nodeName: Type.String(),
  machineName: Type.String(),
  status: NodeStatus,
  version: Type.String(),
  registerTime: Time,
  lastConnectTime: Type.Optional(Time),
  isActiveDispatcher: Type.Boolean(),
  concurrentJobsLimit: Type.Integer(),
  maxConcurrentJobs: Type.Integer(),
  capabilities: Type.Record(Type.String(), Type.String()),
})

export const RuntimeStatus = Type.Object({
  id: Type.String(),
  name: Type.String(),
  kind: Type.Literal('SelfHosted'),
  properties: Type.Object({
    state: RuntimeState,
    typeProperties: Type.Object({
      createTime: Time,
      version: Type.Optional(Type.String()),
      nodes: Type.Array(PurviewNode),
      serviceUrls: Type.Array(Type.String()),
      autoUpdate: Type.Enum(['On', 'Off']),
      capabilities: Type.Record(Type.String(), Type.String()),
    }),
  }),
})

export const KeySlot = Type.Enum(['authKey1', 'authKey2'])
export type KeySlot = Static<typeof KeySlot>

/** Both keys when listed; only the new one when regenerated. */
export const AuthKeys = Type.Object({ authKey1: Type.Optional(Type.String()), authKey2: Type.Optional(Type.String()) })
export type AuthKeys = Static<typeof AuthKeys>

const params = Strict({ integrationRuntimeName: Name })
const path = '/scan/integrationruntimes'
const one = `${path}/{integrationRuntimeName}`

/** Purview's operations on integration runtimes: scanningService.json, 2023-09-01 and 2022-07-01-preview. */
export const runtimeOperations = {
  listRuntimes: {
    id: 'IntegrationRuntimes_ListByAccount',
    summary: 'List integration runtimes',
    method: 'GET',
    path,
    access: 'Reader',
    apiVersions: purviewApiVersions,
    query: PageQuery,
    responses: { 200: Page(Runtime) },
    errors: [],
  },
  getRuntime: {
    id: 'IntegrationRuntimes_Get',
    summary: 'Get an integration runtime',
    method: 'GET',
    path: one,
    access: 'Reader',
    apiVersions: purviewApiVersions,
    params,
    responses: { 200: Runtime },
    errors: ['IntegrationRuntime_NotFound'],
  },
  putRuntime: {
    id: 'IntegrationRuntimes_CreateOrReplace',
    summary: 'Create or replace an integration runtime',
    method: 'PUT',
    path: one,
    access: 'DataSourceAdministrator',
    apiVersions: purviewApiVersions,
    params,
    body: RuntimeBody,
    responses: { 200: Runtime, 201: Runtime },
    errors: ['IntegrationRuntime_UserError'],
  },
  deleteRuntime: {
    id: 'IntegrationRuntimes_Delete',
    summary: 'Delete an integration runtime; runs that depend on it fail',
    method: 'DELETE',
    path: one,
    access: 'DataSourceAdministrator',
    apiVersions: purviewApiVersions,
    params,
    responses: { 204: null },
    errors: ['IntegrationRuntime_NotFound'],
  },
  getRuntimeStatus: {
    id: 'IntegrationRuntimes_Status',
    summary: 'Get the status of an integration runtime and its nodes',
    method: 'GET',
    path: `${one}/status`,
    access: 'Reader',
    apiVersions: purviewApiVersions,
    params,
    responses: { 200: RuntimeStatus },
    errors: ['IntegrationRuntime_NotFound'],
  },
  listAuthKeys: {
    id: 'IntegrationRuntimes_ListAuthKeys',
    summary: 'List the authentication keys',
    method: 'POST',
    path: `${one}:listAuthKeys`,
    otherPaths: [`${one}/:listAuthKeys`],
    access: 'DataSourceAdministrator',
    apiVersions: purviewApiVersions,
    params,
    responses: { 200: AuthKeys },
    errors: ['IntegrationRuntime_NotFound', 'TooManyRequests'],
    callsPerMinuteMax: 60,
  },
  regenerateAuthKey: {
    id: 'IntegrationRuntimes_RegenerateAuthKey',
    summary: 'Regenerate an authentication key',
    method: 'POST',
    path: `${one}:regenerateAuthKey`,
    otherPaths: [`${one}/:regenerateAuthKey`],
    access: 'DataSourceAdministrator',
    apiVersions: purviewApiVersions,
    params,
    body: Strict({ keyName: KeySlot }),
    responses: { 200: AuthKeys },
    errors: ['IntegrationRuntime_NotFound', 'TooManyRequests'],
    callsPerMinuteMax: 60,
  },
} as const satisfies Record<string, Operation>
