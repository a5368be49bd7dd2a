import type { CredentialKind, DataSource, ScannableKind, ScannableSourceKind, Scan, ScanBody } from '@mooring/contract'
import { scansWords } from '#strings/scansWords.ts'
import { nameProblem } from '../../components/nameProblem.ts'
import { randomSuffix } from '../../components/randomSuffix.ts'
import { endpointRefusals, instanceRefusals, type Endpoint, type EndpointRefusals } from './endpointRefusals.ts'
import { draftOfSource } from './sourceDraft.ts'

/** A scan while it is being typed. Which of the fields it has is a matter of its kind. */
export interface ScanDraft extends Endpoint {
  kind: ScannableSourceKind
  name: string
  databaseName: string
  /** Empty: none chosen yet. */
  credential: string
  credentialKind: CredentialKind | null
  /** Empty: none chosen yet. */
  runtime: string
  /** The name of a rule set of one's own; empty: the system's. */
  ruleset: string
  /** What the contract calls sslMode, for servers that have it. */
  sslMode: number
}

export type ScanRefusals = EndpointRefusals & Partial<Record<'name' | 'databaseName' | 'credential' | 'runtime', string>>

interface ScanKind {
  scanKind: ScannableKind
  /** The kinds of credentials that it may sign in with; none when it needs none. */
  credentials: readonly CredentialKind[]
  /** How long the name of a database may be; null when it has none. */
  databaseMax: number | null
}

/** What the scans of each kind of data source are like. Written here, because the contract's own list would be loaded with every page. */
export const scanKinds: Record<ScannableSourceKind, ScanKind> = {
  AzurePostgreSql: { scanKind: 'AzurePostgreSqlCredential', credentials: ['BasicAuth'], databaseMax: 63 },
  AzureMySql: { scanKind: 'AzureMySqlCredential', credentials: ['BasicAuth'], databaseMax: 64 },
  SqlServerDatabase: { scanKind: 'SqlServerDatabaseCredential', credentials: ['SqlAuth', 'BasicAuth'], databaseMax: 128 },
  AzureStorage: { scanKind: 'AzureStorageCredential', credentials: ['AccountKey', 'ServicePrincipal'], databaseMax: null },
  AdlsGen2: { scanKind: 'AdlsGen2Credential', credentials: ['AccountKey', 'ServicePrincipal'], databaseMax: null },
  FileSystem: { scanKind: 'FileSystem', credentials: [], databaseMax: null },
}

/** Encrypted if the server can: what nodes do when a scan says nothing. */
const usualSslMode = 2

/** A draft without what only some kinds have. */
const empty = {
  serverEndpoint: '',
  port: '',
  databaseName: '',
  credential: '',
  credentialKind: null,
  ruleset: '',
  sslMode: usualSslMode,
}

/** A new scan of a source; null when no node scans its kind. */
export function newScanDraft(source: DataSource): ScanDraft | null {
  const place = draftOfSource(source)
  if (place === null) return null
  const { kind, serverEndpoint, port } = place
  return { ...empty, kind, name: `Scan-${randomSuffix()}`, serverEndpoint, port, runtime: '' }
}

/** Whether nodes execute scans of this kind. */
export const isScannable = (scan: Scan): boolean => kindOfScan(scan) !== null

/** The kind of source that a scan is for; null for a kind that no node executes. */
export function kindOfScan({ kind }: Scan): ScannableSourceKind | null {
  const found = Object.entries(scanKinds).find(([, { scanKind }]) => scanKind === kind)
  return found ? (found[0] as ScannableSourceKind) : null
}

/** What scans of the kinds that nodes execute say, any of which may be missing. */
interface ScanFields {
  serverEndpoint?: string
  port?: number
  databaseName?: string
  sslMode?: number
  credential?: { referenceName?: string; credentialType?: string }
  connectedVia?: { referenceName?: string } | null
  scanRulesetType?: string
  scanRulesetName?: string
}

/** A scan as its form shows it; null for a kind that this form does not know. */
export function draftOfScan(scan: Scan): ScanDraft | null {
  const kind = kindOfScan(scan)
  if (kind === null) return null
  const { serverEndpoint, port, databaseName, sslMode, credential, connectedVia, scanRulesetType, scanRulesetName }: ScanFields =
    scan.properties
  return {
    kind,
    name: scan.name,
    serverEndpoint: serverEndpoint ?? '',
    port: port === undefined ? '' : String(port),
    databaseName: databaseName ?? '',
    credential: credential?.referenceName ?? '',
    // One of a kind that cannot sign in there is none.
    credentialKind: scanKinds[kind].credentials.find((each) => each === credential?.credentialType) ?? null,
    runtime: connectedVia?.referenceName ?? '',
    ruleset: scanRulesetType === 'Custom' ? (scanRulesetName ?? '') : '',
    sslMode: sslMode ?? usualSslMode,
  }
}

function placeRefusals(draft: ScanDraft): EndpointRefusals {
  if (draft.kind === 'SqlServerDatabase') return instanceRefusals(draft.serverEndpoint)
  return draft.kind === 'AzurePostgreSql' || draft.kind === 'AzureMySql' ? endpointRefusals(draft) : {}
}

/** What is wrong with each field of the draft's kind, as sentences. */
export function scanRefusals(draft: ScanDraft): ScanRefusals {
  const { credentials, databaseMax } = scanKinds[draft.kind]
  const name = nameProblem(draft.name)
  const databaseLength = draft.databaseName.trim().length
  const isDatabaseOdd = databaseMax !== null && (databaseLength < 1 || databaseLength > databaseMax)
  const isCredentialMissing = credentials.length > 0 && (draft.credential === '' || draft.credentialKind === null)
  return {
    ...(name ? { name } : {}),
    ...placeRefusals(draft),
    ...(isDatabaseOdd ? { databaseName: scansWords.databaseOdd(databaseMax) } : {}),
    ...(isCredentialMissing ? { credential: scansWords.noCredential } : {}),
    ...(draft.runtime === '' ? { runtime: scansWords.noRuntime } : {}),
  }
}

interface HeldProperties {
  scanRulesetName?: string
  scanRulesetType?: string
}

/** Whether servers of this kind let a scan say how it is encrypted. */
export const hasSslMode = (kind: ScannableSourceKind): boolean => kind === 'AzurePostgreSql' || kind === 'AzureMySql'

/** What a scan says, with this rule set of one's own; empty: with the system's, which it may name or not. */
function withRuleset(held: HeldProperties, ruleset: string): HeldProperties {
  if (ruleset !== '') return { ...held, scanRulesetName: ruleset, scanRulesetType: 'Custom' }
  if (held.scanRulesetType !== 'Custom') return held
  const { scanRulesetName: _, scanRulesetType: __, ...others } = held
  return others
}

/** The draft as the contract has it. What else an existing scan says, and this form does not know, stays as it is. */
export function scanBodyOf(draft: ScanDraft, existing?: Scan): ScanBody {
  const { kind, port, credential: referenceName, credentialKind } = draft
  const { scanKind, credentials, databaseMax } = scanKinds[kind]
  const hasServer = databaseMax !== null
  const held: HeldProperties = existing?.kind === scanKind ? { ...existing.properties } : {}
  const properties = {
    ...withRuleset(held, draft.ruleset),
    ...(hasSslMode(kind) && (draft.sslMode !== usualSslMode || 'sslMode' in held) ? { sslMode: draft.sslMode } : {}),
    ...(hasServer ? { serverEndpoint: draft.serverEndpoint.trim(), databaseName: draft.databaseName.trim() } : {}),
    ...(hasServer && kind !== 'SqlServerDatabase' ? { port: Number(port) } : {}),
    ...(credentials.length > 0 ? { credential: { referenceName, credentialType: credentialKind } } : {}),
    connectedVia: { referenceName: draft.runtime, integrationRuntimeType: 'SelfHosted' },
  }
  // The properties are those of the kind, which the compiler cannot see of a table.
  return { kind: scanKind, properties } as ScanBody
}
