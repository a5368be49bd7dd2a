import { Type, type Static } from 'typebox'
import { NodeName, RunId, Uuid } from '../names.ts'
import type { Operation } from '../operation.ts'
import { ScanLevel } from '../purview/runs.ts'
import { NodeStatus } from '../purview/runtimes.ts'
import { runErrorCodes } from '../runErrors.ts'
import { Count, Strict } from '../schemas.ts'
import { DiscoveredAsset } from './assets.ts'
import { knownAssetOperations } from './knownAssets.ts'
import { LeasedCredential, leasedPlan, LeasedScan, LeasedSource } from './leases.ts'
import { RunLogBody, runLogBytesMax } from './runLog.ts'
import { taskOperations } from './tasks.ts'
import { nodeUpdateOperations } from './updates.ts'

/** Assets a node may send in one call, and the size of that call. */
export const assetsPerCallMax = 500
const assetsBytesMax = 16 * 1024 * 1024

const Version = Type.String({ minLength: 1, maxLength: 64 })

export const RegisterBody = Strict({
  key: Type.String({ minLength: 1, maxLength: 512 }),
  nodeName: NodeName,
  machineName: Type.String({ minLength: 1, maxLength: 255 }),
  operatingSystem: Type.String({ minLength: 1, maxLength: 255 }),
  version: Version,
  /** The public half of the node's Ed25519 key, 32 bytes as base64url (the `x` of its JWK). */
  publicKey: Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' }),
  concurrentJobsLimit: Type.Integer({ minimum: 1, maximum: 64 }),
  /** Removes the node when it was offline for so long: ten minutes to thirty days. Absent: it stays until somebody removes it. */
  ephemeralSeconds: Type.Optional(Type.Integer({ minimum: 600, maximum: 2_592_000 })),
  /** A hash by which a machine is known again: it takes over its name from a node that is offline and had the same one. */
  machineId: Type.Optional(Type.String({ pattern: '^[0-9a-f]{64}$' })),
  /** Take over the name when the node that has it is offline: that node's registration ends. */
  replaceOffline: Type.Optional(Type.Boolean()),
})
export type RegisterBody = Static<typeof RegisterBody>

export const Registration = Type.Object({
  nodeId: Uuid,
  nodeName: Type.String(),
  runtimeId: Uuid,
  runtimeName: Type.String(),
  account: Type.String(),
})
export type Registration = Static<typeof Registration>

/** A runtime as whoever holds a key of it may see it before a machine is registered: what its name must differ from. */
export const RegistrationPreview = Type.Object({
  runtimeName: Type.String(),
  nodesMax: Type.Integer(),
  nodes: Type.Array(Type.Object({ name: Type.String(), status: NodeStatus })),
})
export type RegistrationPreview = Static<typeof RegistrationPreview>

const BytesPerSecond = Type.Number({ minimum: 0, maximum: 1e12 })

/**
 * CPU in percent of the machine; memory in megabytes; what went through its network interfaces since the last heartbeat, absent
 * where its operating system does not tell.
 */
export const HeartbeatBody = Strict({
  version: Version,
  cpuPercent: Type.Number({ minimum: 0, maximum: 100 }),
  memoryAvailableMb: Count,
  receivedBytesPerSecond: Type.Optional(BytesPerSecond),
  sentBytesPerSecond: Type.Optional(BytesPerSecond),
  runningJobs: Type.Integer({ minimum: 0, maximum: 1000 }),
  /** How many runs it takes at a time, as its machine is and as was set there. Absent: as it said before. */
  concurrentJobsMax: Type.Optional(Type.Integer({ minimum: 1, maximum: 64 })),
  /** The number of this heartbeat, counted from 1 by the process that sends it. Absent: it runs a version that does not count. */
  beat: Type.Optional(Type.Integer({ minimum: 1, maximum: 2 ** 31 - 1 })),
})
export type HeartbeatBody = Static<typeof HeartbeatBody>

export const HeartbeatAnswer = Type.Object({ runtimeName: Type.String(), heartbeatIntervalSeconds: Type.Integer() })
export type HeartbeatAnswer = Static<typeof HeartbeatAnswer>

/**
 * A run leased to a node. `fence` grows with every lease and stands in every later call; the lease ends `leaseSeconds` after the last call.
 * `credential` carries its secrets in clear: they exist only here and in the memory of the node. A kind that needs none has none.
 */
export const LeasedRun = Type.Object({
  runId: Uuid,
  fence: Type.Integer(),
  leaseSeconds: Type.Integer(),
  scanLevel: ScanLevel,
  dataSourceName: Type.String(),
  scanName: Type.String(),
  source: LeasedSource,
  scan: LeasedScan,
  credential: Type.Optional(LeasedCredential),
  ...leasedPlan,
})
export type LeasedRun = Static<typeof LeasedRun>

const Fence = Type.Integer({ minimum: 1, maximum: 2 ** 31 - 1 })

export const ProgressBody = Strict({
  fence: Fence,
  assetsDiscovered: Count,
  /** What was looked at so far, and of how much, where that is known. Nodes of an older version do not say it. */
  objectsSeen: Type.Optional(Count),
  objectsTotal: Type.Optional(Count),
  rowsSampled: Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })),
})
export type ProgressBody = Static<typeof ProgressBody>

export const AssetsBody = Strict({
  fence: Fence,
  assets: Type.Array(DiscoveredAsset, { minItems: 1, maxItems: assetsPerCallMax }),
})
export type AssetsBody = Static<typeof AssetsBody>

const reasonPattern = '^[\\x20-\\x7e]{1,128}$'

export const RunOutcome = Strict({
  fence: Fence,
  outcome: Type.Enum(['succeeded', 'failed']),
  /** Required when the outcome is `failed`. */
  error: Type.Optional(Strict({ code: Type.Enum(runErrorCodes), message: Type.String({ minLength: 1, maxLength: 4096 }) })),
  /** What could not be read, counted by reason. */
  exceptionCountMap: Type.Optional(
    Type.Record(Type.String({ pattern: reasonPattern }), Count, {
      additionalProperties: false,
      maxProperties: 100,
      // Unknown fields of a node are dropped; a reason that cannot be kept is not one.
      propertyNames: { type: 'string', pattern: reasonPattern },
    }),
  ),
})
export type RunOutcome = Static<typeof RunOutcome>

const gone = ['NodeUnauthenticated', 'NodeClockSkewed', 'NodeQuarantined', 'NodeRemoved', 'IntegrationRuntimeDeleted'] as const
const runParams = Strict({ runId: RunId })
const runGone = [...gone, 'RunLeaseLost', 'RunCanceled'] as const

/** What a node says to the console. It only calls out; every call but `registerNode` bears a token that it signed itself (see docs/adr). */
export const node = {
  registerNode: {
    id: 'Node_Register',
    summary: 'Trade an authentication key for a credential of its own',
    method: 'POST',
    path: '/node/registration',
    access: 'anyone',
    body: RegisterBody,
    responses: { 201: Registration },
    errors: ['AuthenticationKeyRefused', 'NodeLimitReached', 'NodeNameTaken'],
    callsPerMinuteMax: 30,
  },
  previewRegistration: {
    id: 'Node_PreviewRegistration',
    summary: 'See which runtime an authentication key registers with, and its nodes',
    method: 'POST',
    path: '/node/registration/preview',
    access: 'anyone',
    body: Strict({ key: RegisterBody.properties.key }),
    responses: { 200: RegistrationPreview },
    errors: ['AuthenticationKeyRefused'],
    callsPerMinuteMax: 30,
  },
  unregisterNode: {
    id: 'Node_Unregister',
    summary: 'End the registration of the calling node',
    method: 'DELETE',
    path: '/node/registration',
    access: 'node',
    isOfMachine: true,
    responses: { 204: null },
    errors: gone,
  },
  heartbeat: {
    id: 'Node_Heartbeat',
    summary: 'Say that the node lives and how it is',
    method: 'POST',
    path: '/node/heartbeat',
    access: 'node',
    body: HeartbeatBody,
    responses: { 200: HeartbeatAnswer },
    errors: gone,
  },
  leaseRun: {
    id: 'Node_LeaseRun',
    summary: 'Lease the next run of the runtime; waits for one',
    method: 'POST',
    path: '/node/lease',
    access: 'node',
    body: Strict({
      waitSeconds: Type.Integer({ minimum: 0, maximum: 30 }),
      /** Kinds of scans that its version executes; it gets no run of another. Absent: it does not say, and gets any. */
      kinds: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 64 }), { minItems: 1, maxItems: 64 })),
    }),
    responses: { 200: LeasedRun, 204: null },
    errors: gone,
  },
  reportProgress: {
    id: 'Node_ReportProgress',
    summary: 'Say how far a run is; prolongs the lease',
    method: 'POST',
    path: '/node/runs/{runId}/progress',
    access: 'node',
    params: runParams,
    body: ProgressBody,
    responses: { 204: null },
    errors: runGone,
  },
  reportAssets: {
    id: 'Node_ReportAssets',
    summary: 'Deliver assets that a run discovered; prolongs the lease',
    method: 'POST',
    path: '/node/runs/{runId}/assets',
    access: 'node',
    params: runParams,
    body: AssetsBody,
    responses: { 204: null },
    errors: runGone,
    bodyBytesMax: assetsBytesMax,
  },
  reportLog: {
    id: 'Node_ReportLog',
    summary: 'Write lines into the log of a run; prolongs the lease',
    method: 'POST',
    path: '/node/runs/{runId}/log',
    access: 'node',
    params: runParams,
    body: RunLogBody,
    responses: { 204: null },
    errors: runGone,
    bodyBytesMax: runLogBytesMax,
  },
  releaseRun: {
    id: 'Node_ReleaseRun',
    summary: 'Give a run back that the node cannot finish because it stops; that is no attempt',
    method: 'POST',
    path: '/node/runs/{runId}/release',
    access: 'node',
    params: runParams,
    body: Strict({ fence: Fence }),
    responses: { 204: null },
    errors: runGone,
  },
  completeRun: {
    id: 'Node_CompleteRun',
    summary: 'End a run',
    method: 'POST',
    path: '/node/runs/{runId}/completion',
    access: 'node',
    params: runParams,
    body: RunOutcome,
    responses: { 204: null },
    errors: runGone,
  },
  ...knownAssetOperations,
  ...taskOperations,
  ...nodeUpdateOperations,
} as const satisfies Record<string, Operation>
