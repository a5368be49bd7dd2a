import type { DataSource, Scan, ScanBody } from '@mooring/contract'
import { scansWords } from '#strings/scansWords.ts'
import { nameProblem } from '../../components/nameProblem.ts'
import { randomSuffix } from '../../components/randomSuffix.ts'
import { endpointRefusals, type Endpoint } from './endpointRefusals.ts'

/** A scan while it is being typed. */
export interface ScanDraft extends Endpoint {
  name: string
  databaseName: string
  /** Empty: none chosen yet. */
  credential: string
  /** Empty: none chosen yet. */
  runtime: string
}

const nowhere = { serverEndpoint: '', port: 5432, databaseName: '', credential: { referenceName: '' } }

/** What this form knows of a scan: that of a PostgreSQL server. */
export const serverPropertiesOf = (scan: Scan) => (scan.kind === 'AzurePostgreSqlCredential' ? scan.properties : nowhere)

const endpointOfSource = (source: DataSource): Endpoint => {
  const { serverEndpoint, port } = source.kind === 'AzurePostgreSql' ? source.properties : nowhere
  return { serverEndpoint, port: String(port) }
}

export const newScanDraft = (source: DataSource): ScanDraft => ({
  name: `Scan-${randomSuffix()}`,
  ...endpointOfSource(source),
  databaseName: '',
  credential: '',
  runtime: '',
})

export function draftOfScan(scan: Scan): ScanDraft {
  const { serverEndpoint, port, databaseName, credential } = serverPropertiesOf(scan)
  return {
    name: scan.name,
    serverEndpoint,
    port: String(port),
    databaseName,
    credential: credential.referenceName,
    runtime: scan.properties.connectedVia?.referenceName ?? '',
  }
}

/** What is wrong with each field, as sentences. */
export function scanRefusals(draft: ScanDraft): Partial<Record<keyof ScanDraft, string>> {
  const name = nameProblem(draft.name)
  const databaseLength = draft.databaseName.trim().length
  return {
    ...(name ? { name } : {}),
    ...endpointRefusals(draft),
    ...(databaseLength < 1 || databaseLength > 63 ? { databaseName: scansWords.databaseOdd } : {}),
    ...(draft.credential === '' ? { credential: scansWords.noCredential } : {}),
    ...(draft.runtime === '' ? { runtime: scansWords.noRuntime } : {}),
  }
}

/** The draft as the contract has it. What else an existing scan says, and this form does not know, stays as it is. */
export function scanBodyOf(draft: ScanDraft, existing?: Scan): ScanBody {
  return {
    kind: 'AzurePostgreSqlCredential',
    properties: {
      ...(existing?.kind === 'AzurePostgreSqlCredential' ? existing.properties : {}),
      serverEndpoint: draft.serverEndpoint.trim(),
      port: Number(draft.port),
      databaseName: draft.databaseName.trim(),
      credential: { referenceName: draft.credential, credentialType: 'BasicAuth' },
      connectedVia: { referenceName: draft.runtime, integrationRuntimeType: 'SelfHosted' },
    },
  }
}
