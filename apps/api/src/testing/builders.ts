import { randomUUID } from 'node:crypto'
import {
  node as nodeOperations,
  purview,
  type ConnectionReport,
  type DiagnosticsReport,
  type DiscoveredAsset,
  type LeasedRun,
  type Registration,
  type RunLogLine,
  type ScanRulesetBody,
  type Role,
  type Secret,
  type Trigger,
  type TriggerBody,
} from '@mooring/contract'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { releaseExpiredRuns } from '../database/queries/releaseRuns.ts'
import { newToken, tokenHash } from '../secrets/tokens.ts'
import type { As, TestConsole } from './openTestConsole.ts'

let counter = 0
/** A name that no other test of the file uses; names sort as they were made. */
export const unique = (prefix: string) => `${prefix}-${String(++counter).padStart(6, '0')}`

/** Somebody of this role who is signed in: the headers that a browser sends. Made by rows, because checking a password is slow on purpose. */
export async function aPerson(at: TestConsole, role: Role): Promise<Record<string, string>> {
  const [name, token] = [unique('person'), newToken()]
  const user = await at.prisma.user.create({ data: { name, nameKey: name, role, passwordHash: 'none' } })
  await at.prisma.session.create({ data: { tokenHash: tokenHash(token), userId: user.id } })
  return { cookie: `mooring-session=${token}`, 'sec-fetch-site': 'same-origin' }
}

/** A runtime, made as an administrator makes it. */
export async function aRuntime(at: TestConsole, name = unique('runtime')): Promise<string> {
  await at.call(purview.putRuntime, { params: { integrationRuntimeName: name }, body: { kind: 'SelfHosted' } })
  return name
}

/** A node as its console knows it: the headers that it calls with. */
export interface TestNode {
  registration: Registration
  publicKey: string
  as: Record<string, string>
  /** Headers with a token whose claims differ. */
  tokenWith: (claims: {
    issuer?: string
    audience?: string
    issuedAt?: number
    lifeSeconds?: number
    instanceId?: string
  }) => Promise<Record<string, string>>
}

/** The key pair that a node makes for itself; `sign` makes the headers of a call with these claims. */
export async function anIdentity() {
  const { publicKey: pair, privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519' })
  const { x: publicKey = '' } = await exportJWK(pair)
  const sign = async (claims: { issuer: string; audience: string; issuedAt?: number; lifeSeconds?: number; instanceId?: string }) => {
    const { issuer, audience, issuedAt = Math.floor(Date.now() / 1000), lifeSeconds = 300 } = claims
    const token = new SignJWT(claims.instanceId === undefined ? {} : { sid: claims.instanceId })
      .setProtectedHeader({ alg: 'EdDSA' })
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt(issuedAt)
    return { authorization: `Bearer ${await token.setExpirationTime(issuedAt + lifeSeconds).sign(privateKey)}` }
  }
  return { publicKey, privateKey, sign }
}

/** A node that registered with Key1 of a runtime, with a key pair of its own. */
export async function aNode(at: TestConsole, runtimeName: string, nodeName = unique('node')): Promise<TestNode> {
  const { authKey1 = '' } = await at.call(purview.listAuthKeys, { params: { integrationRuntimeName: runtimeName } })
  const { publicKey, sign } = await anIdentity()
  const registration = await at.call(nodeOperations.registerNode, { body: registerBody({ key: authKey1, nodeName, publicKey }) }, null)
  const tokenWith: TestNode['tokenWith'] = (claims) => sign({ issuer: registration.nodeId, audience: registration.runtimeId, ...claims })
  return { registration, publicKey, as: await tokenWith({}), tokenWith }
}

export const registerBody = (given: { key: string; nodeName: string; publicKey: string }) => ({
  machineName: 'machine',
  operatingSystem: 'Linux',
  version: '0.1.0',
  concurrentJobsLimit: 4,
  ...given,
})

export const aHeartbeat = { version: '0.1.0', cpuPercent: 12.5, memoryAvailableMb: 2048, runningJobs: 0 }

export interface TestScan {
  dataSourceName: string
  scanName: string
  credentialName: string
  runtimeName: string
}

/** A data source with a scan through a runtime, and the credential it takes. */
export async function aScan(
  at: TestConsole,
  runtimeName: string,
  password: Secret = { type: 'NodeEnvironment', name: 'PG_PASSWORD' },
): Promise<TestScan> {
  const scan = { dataSourceName: unique('source'), scanName: unique('scan'), credentialName: unique('credential'), runtimeName }
  await at.call(purview.putDataSource, {
    params: scanParams(scan, 'source'),
    body: { kind: 'AzurePostgreSql', properties: { serverEndpoint: '127.0.0.1', port: 5432 } },
  })
  await at.call(purview.putCredential, {
    params: { credentialName: scan.credentialName },
    body: { kind: 'BasicAuth', properties: { typeProperties: { user: 'scanner', password } } },
  })
  await at.call(purview.putScan, { params: scanParams(scan), body: scanBody(scan) })
  return scan
}

export function scanParams(scan: TestScan, of: 'source'): { dataSourceName: string }
export function scanParams(scan: TestScan): { dataSourceName: string; scanName: string }
export function scanParams({ dataSourceName, scanName }: TestScan, of?: 'source') {
  return of === 'source' ? { dataSourceName } : { dataSourceName, scanName }
}

export const scanBody = (scan: TestScan) => ({
  kind: 'AzurePostgreSqlCredential' as const,
  properties: {
    serverEndpoint: '127.0.0.1',
    port: 5432,
    databaseName: 'sales',
    credential: { referenceName: scan.credentialName, credentialType: 'BasicAuth' as const },
    connectedVia: { referenceName: scan.runtimeName, integrationRuntimeType: 'SelfHosted' as const },
  },
})

/** The schedule of a scan: daily from 2030 on, unless told otherwise. */
export const aSchedule = (at: TestConsole, scan: TestScan, properties: Partial<TriggerBody['properties']> = {}): Promise<Trigger> => {
  const recurrence = { frequency: 'Day' as const, startTime: '2030-01-01T08:00:00Z' }
  return at.call(purview.putTrigger, { params: scanParams(scan), body: { properties: { recurrence, ...properties } } })
}

/** A custom classification rule, or the next version of one; returns its name. */
export async function aClassificationRule(at: TestConsole, { name = unique('rule'), patterns = ['^ORD-[0-9]+$'] } = {}): Promise<string> {
  const dataPatterns = patterns.map((pattern) => ({ kind: 'Regex' as const, pattern }))
  const body = { kind: 'Custom' as const, properties: { classificationName: 'CONTOSO.ORDER', dataPatterns } }
  await at.call(purview.putClassificationRule, { params: { classificationRuleName: name }, body })
  return name
}

/** A scan rule set for sources of the kind of `aScan`; returns its name. */
export async function aScanRuleset(
  at: TestConsole,
  { name = unique('ruleset'), kind = 'AzurePostgreSql', properties = {} }: Partial<ScanRulesetBody> & { name?: string } = {},
): Promise<string> {
  await at.call(purview.putScanRuleset, { params: { scanRulesetName: name }, body: { kind, properties } })
  return name
}

/** A queued run of a scan; returns its id. */
export async function aRun(at: TestConsole, scan: TestScan, runId: string = randomUUID()): Promise<string> {
  await at.call(purview.startRun, { params: scanParams(scan), query: { runId, scanLevel: 'Full' } })
  return runId
}

/** Queued runs of a scan, more than anybody would start one by one: made by rows. */
export async function manyRuns(at: TestConsole, scan: TestScan, { runtime, runs }: { runtime: string; runs: number }): Promise<void> {
  const { id: runtimeId } = await at.prisma.runtime.findFirstOrThrow({ where: { name: runtime } })
  const { id: scanId } = await at.prisma.scan.findFirstOrThrow({
    where: { name: scan.scanName, dataSource: { name: scan.dataSourceName } },
  })
  const run = { scanId, runtimeId, runtimeName: runtime, scanLevel: 'Full' }
  await at.prisma.run.createMany({ data: Array.from({ length: runs }, () => ({ ...run, id: randomUUID() })) })
}

/** Leases the next run for a node, which must be there. */
export async function aLease(at: TestConsole, as: As): Promise<LeasedRun> {
  const run = await at.call(nodeOperations.leaseRun, { body: { waitSeconds: 0 } }, as)
  if (run === undefined) throw new Error('There was no run to lease.')
  return run
}

/** The node of a leased run has been silent for too long: the run is queued again, or failed. */
export async function loseLease(at: TestConsole, runId: string): Promise<void> {
  await at.prisma.$executeRaw`UPDATE run SET lease_expires_at = now() - interval '1 second' WHERE id = ${runId}::uuid`
  await releaseExpiredRuns(at.prisma)
}

/** What a node says of a way to a source that it got through. */
export const aConnectionReport: ConnectionReport = {
  checkedAt: '2026-01-01T00:00:00Z',
  verdict: 'pass',
  steps: [{ step: 'read', verdict: 'pass', found: 'Read the first 3 objects.', durationMs: 12 }],
}

/** What a node says of itself. */
export const aDiagnosticsReport: DiagnosticsReport = {
  preflight: { checkedAt: '2026-01-01T00:00:00Z', machineName: 'machine', operatingSystem: 'Linux', nodeVersion: '0.1.0', checks: [] },
  network: { checkedAt: '2026-01-01T00:00:00Z', machineName: 'machine', proxy: { mode: 'none' }, targets: [] },
}

/** An asset as a node reports it. */
export const anAsset = (name: string) => ({
  qualifiedName: `postgresql://127.0.0.1:5432/sales/public/${name}`,
  kind: 'table' as const,
  schemaName: 'public',
  name,
  rowEstimate: 42,
  sizeBytes: 8192,
  columns: [{ name: 'id', type: 'integer', nullable: false, position: 1 }],
  keys: [{ name: `${name}_pkey`, kind: 'primary' as const, columns: ['id'] }],
})

/** Runs a scan from its start to its success: the node finds these assets. Returns the id of the run. */
export async function aRunThatFinds(
  at: TestConsole,
  { as, scan }: { as: As; scan: TestScan },
  { assets, ...how }: { assets: DiscoveredAsset[]; scanLevel?: 'Full' | 'Incremental'; exceptionCountMap?: Record<string, number> },
): Promise<string> {
  const { scanLevel = 'Full', exceptionCountMap } = how
  await at.call(purview.startRun, { params: scanParams(scan), query: { runId: randomUUID(), scanLevel } })
  const { runId, fence } = await aLease(at, as)
  if (assets.length > 0) await at.call(nodeOperations.reportAssets, { params: { runId }, body: { fence, assets } }, as)
  const outcome = { fence, outcome: 'succeeded' as const, ...(exceptionCountMap ? { exceptionCountMap } : {}) }
  await at.call(nodeOperations.completeRun, { params: { runId }, body: outcome }, as)
  return runId
}

/** A line of the log of a run as a node writes it. */
export const aLogLine = (number: number, line: Partial<RunLogLine> = {}) => ({
  number,
  at: '2026-01-01T00:00:00.000Z',
  level: 'info' as const,
  message: `Line ${number}.`,
  ...line,
})

/** Headers of the node, and a run of a scan of its own that it has leased: the scan, the lease, and what every call about the run says. */
export async function aLeasedRun(at: TestConsole, runtimeName: string) {
  const [{ as, registration }, scan] = [await aNode(at, runtimeName), await aScan(at, runtimeName)]
  await aRun(at, scan)
  const lease = await aLease(at, as)
  return { as, registration, scan, lease, params: { runId: lease.runId }, fence: lease.fence }
}

/** The query of the page after this one, as a client takes it from `nextLink`. */
export const skipTokenOf = (page: { nextLink?: string }): { $skipToken: string } => ({
  $skipToken: new URL(page.nextLink ?? '').searchParams.get('$skipToken') ?? '',
})
