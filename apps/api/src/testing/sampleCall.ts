import {
  console,
  earlierPurview,
  errorStatus,
  firstPurview,
  node,
  pathOf,
  purview,
  type ErrorBody,
  type ErrorCode,
  type Operation,
} from '@mooring/contract'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { expect } from 'vitest'
import { aConnectionReport, aHeartbeat, aLogLine, anAsset, registerBody } from './builders.ts'
import type { As, TestConsole } from './openTestConsole.ts'

/** Every operation of the contract, under its face and its act. */
export const operations: [name: string, operation: Operation][] = Object.entries({
  purview,
  earlierPurview,
  firstPurview,
  console,
  node,
}).flatMap(([face, of]) => Object.entries(of).map(([act, operation]): [string, Operation] => [`${face}.${act}`, operation]))

const runId = '11111111-1111-4111-8111-111111111111'

/** What stands for each parameter of a path: names of things that need not be there. */
export const sampleParams: Record<string, string> = {
  integrationRuntimeName: 'sample-runtime',
  name: 'sample-runtime',
  nodeName: 'sample-node',
  keyName: 'authKey1',
  dataSourceName: 'sample-source',
  credentialName: 'sample-credential',
  azureKeyVaultName: 'sample-vault',
  scanName: 'sample-scan',
  classificationRuleName: 'sample-rule',
  classificationRuleVersion: '1',
  scanRulesetName: 'sample-ruleset',
  dataSourceType: 'AzureStorage',
  version: '1',
  assetId: runId,
  taskId: runId,
  testId: runId,
  runId,
}

const endpoint = { serverEndpoint: '127.0.0.1', port: 5432 }
const credential = { referenceName: 'sample-credential', credentialType: 'BasicAuth' }
const connectedVia = { referenceName: 'sample-runtime', integrationRuntimeType: 'SelfHosted' }

const recurrence = {
  frequency: 'Month',
  interval: 1,
  startTime: '2030-01-01T08:00:00Z',
  endTime: '2040-01-01T00:00:00Z',
  timeZone: 'Europe/Berlin',
  schedule: { hours: [8], minutes: [0, 30], monthDays: [1, -1], monthlyOccurrences: [{ day: 'Monday', occurrence: 1 }] },
}

/** A right query for each operation that cannot do without one. */
const queries: Record<string, object> = {
  ScanResult_RunScan: { runId },
  ClassificationRules_TagClassificationVersion: { action: 'Keep' },
  Console_ExportAssets: { format: 'csv' },
  Console_ExportRunLog: { format: 'text' },
}

const filters = { includeUriPrefixes: ['postgresql://'], excludeUriPrefixes: [], includeRegexes: ['orders'], excludeRegexes: [] }

/** A right body for each operation that takes one. */
const bodies: Record<string, object> = {
  IntegrationRuntimes_CreateOrReplace: { kind: 'SelfHosted', properties: { description: 'A sample' } },
  IntegrationRuntimes_RegenerateAuthKey: { keyName: 'authKey1' },
  DataSources_CreateOrReplace: { kind: 'AzurePostgreSql', properties: { ...endpoint, collection: { referenceName: 'sales' } } },
  Credential_CreateOrReplace: {
    kind: 'BasicAuth',
    properties: { typeProperties: { user: 'scanner', password: { type: 'SecureString', value: 'secret' } } },
  },
  Scans_CreateOrReplace: {
    kind: 'AzurePostgreSqlCredential',
    properties: { ...endpoint, databaseName: 'sales', credential, connectedVia },
  },
  Triggers_CreateOrReplace: { properties: { recurrence, scanLevel: 'Full' } },
  Filters_CreateOrReplace: { properties: filters },
  Console_PreviewFilter: { filters },
  Console_TryClassificationRule: {
    dataPatterns: ['^ORD-[0-9]+$'],
    columnPatterns: [],
    minimumPercentageMatch: 60,
    columnName: 'order',
    values: ['ORD-1', 'none'],
  },
  ClassificationRules_CreateOrReplace: {
    kind: 'Custom',
    properties: {
      classificationName: 'SAMPLE.ORDER',
      dataPatterns: [{ kind: 'Regex', pattern: '^ORD-[0-9]+$' }],
      minimumPercentageMatch: 60,
    },
  },
  ScanRulesets_CreateOrReplace: {
    kind: 'AzureStorage',
    properties: { scanningRule: { fileExtensions: ['CSV'] }, excludedSystemClassifications: ['MICROSOFT.PERSONAL.NAME'] },
  },
  Console_PreviewRecurrence: { recurrence, count: 5 },
  KeyVaultConnections_CreateOrReplace: { properties: { baseUrl: 'https://sample.vault.azure.net/' } },
  Console_CreateFirstAdministrator: { token: 'no-link', userName: 'Ada', password: 'twelve chars or more' },
  Console_ChangeOwnPassword: { currentPassword: 'the one before', newPassword: 'twelve chars or more' },
  Console_SignIn: { userName: 'Ada', password: 'twelve chars or more' },
  Console_UpdateRuntime: { description: 'A sample', tags: ['sample'], nodesMax: 4 },
  Console_DeleteRuntimes: { names: ['no-runtime'] },
  Console_TagRuntimes: { names: ['sample-runtime'], add: ['sample'], remove: [] },
  Console_ListDependentsOfRuntimes: { names: ['sample-runtime'] },
  Console_UpdateAuthKey: { expiresAt: '2030-01-01T00:00:00Z', allowedAddresses: ['10.0.0.0/8'] },
  Console_RegenerateAuthKey: { nodes: 'keep' },
  Console_PutUpdateSettings: { automatic: true, window: { days: ['Sunday'], from: '02:00', to: '04:30', timeZone: 'Europe/Berlin' } },
  Console_StartUpdate: { nodeName: 'sample-node' },
  Console_CancelUpdate: { nodeName: 'sample-node' },
  Node_ReportUpdate: { phase: 'draining' },
  Console_UpdateNode: { concurrentJobsLimit: 1 },
  Console_UpdatePreferences: { preferences: { sample: '{}' } },
  Node_Register: registerBody({ key: 'IR@', nodeName: 'sample-node', publicKey: 'A'.repeat(43) }),
  Node_PreviewRegistration: { key: 'IR@' },
  Node_Heartbeat: aHeartbeat,
  Node_LeaseRun: { waitSeconds: 0 },
  Node_TakeTask: { waitSeconds: 0 },
  Node_ReportConnection: { taken: [], ahead: ['credential', 'read'] },
  Node_CompleteTask: { kind: 'testConnection', report: aConnectionReport },
  Console_TestConnection: {
    kind: 'AzurePostgreSqlCredential',
    properties: { ...endpoint, databaseName: 'sales', credential, connectedVia },
  },
  Node_ReportProgress: { fence: 1, assetsDiscovered: 1 },
  Node_FindKnownAssets: { fence: 1, assets: [{ qualifiedName: anAsset('sample').qualifiedName, revision: 'a-state-of-the-asset' }] },
  Node_ReportAssets: { fence: 1, assets: [anAsset('sample')] },
  Node_ReportLog: { fence: 1, written: 1, lines: [aLogLine(1)] },
  Node_ReleaseRun: { fence: 1 },
  Node_CompleteRun: { fence: 1, outcome: 'failed', error: { code: 'ScanFailed', message: 'It failed.' } },
}

export function sampleBody({ id, body }: Operation): object | undefined {
  if (body === undefined) return undefined
  // The first version takes what the newest takes, under a name of its own.
  const sample = bodies[id.replace(/Create\w+_2018$/, 'CreateOrReplace')]
  if (sample === undefined) throw new Error(`${id} takes a body: say here what a right one is.`)
  return sample
}

/** A right address of an operation. */
export const sampleUrl = (operation: Operation): string => pathOf(operation, { params: sampleParams, query: queries[operation.id] ?? {} })

let callers = 0

/** Sends a request as it is, from an address of its own, since some calls are counted by address, and checks what holds for every answer. */
export async function send(at: TestConsole, as: As, request: InjectOptions & { url: string }): Promise<LightMyRequestResponse> {
  callers += 1
  const remoteAddress = `10.${callers >> 16}.${(callers >> 8) & 255}.${callers & 255}`
  const answer = await at.app.inject({ remoteAddress, ...request, headers: { ...as, ...request.headers } })
  expect({ ...request, faults: faultsOf(answer) }).toEqual({ ...request, faults: [] })
  return answer
}

/** Every answer has a request id; every refusal Microsoft's envelope, the code in a header too, and the status of the code. */
function faultsOf({ statusCode, headers, body }: LightMyRequestResponse): string[] {
  const { 'x-ms-request-id': requestId, 'x-ms-error-code': code, 'content-type': type = '' } = headers
  const faults = /^[0-9a-f-]{36}$/.test(String(requestId)) ? [] : ['no request id']
  if (statusCode < 400) return code === undefined ? faults : [...faults, 'a code without a refusal']
  if (statusCode >= 500) return [...faults, `${statusCode} ${body}`]
  const { error } = JSON.parse(body) as ErrorBody
  return [
    ...faults,
    ...(error.code === code ? [] : [`${error.code} in the body, ${String(code)} in the header`]),
    ...(errorStatus(error.code as ErrorCode) === statusCode ? [] : [`${error.code} with the status ${statusCode}`]),
    ...(/^[A-Z].*\.$/s.test(error.message) ? [] : [`no sentence: ${error.message}`]),
    ...(String(type).startsWith('application/json') ? [] : [`of the type ${String(type)}`]),
  ]
}

/** Calls an operation rightly, unless `change` says otherwise. */
export function sendSample(
  at: TestConsole,
  operation: Operation,
  { as, ...change }: { as: As; url?: string } & Omit<InjectOptions, 'url'>,
): Promise<LightMyRequestResponse> {
  const payload = sampleBody(operation)
  return send(at, as, { method: operation.method, url: sampleUrl(operation), ...(payload === undefined ? {} : { payload }), ...change })
}
