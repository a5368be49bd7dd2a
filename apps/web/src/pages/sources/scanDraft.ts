import type { DataSource, Scan, ScanBody } from '@mooring/contract'
import { nameRefusal } from '@mooring/domain'
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
  const name = nameRefusal(draft.name)
  const databaseLength = draft.databaseName.trim().length
  return {
    ...(name ? { name } : {}),
    ...endpointRefusals(draft),
    ...(databaseLength < 1 || databaseLength > 63 ? { databaseName: 'Enter the name of the database, at most 63 characters.' } : {}),
    ...(draft.credential === '' ? { credential: 'Choose a credential, or make a new one.' } : {}),
    ...(draft.runtime === '' ? { runtime: 'Choose the integration runtime that can reach the server.' } : {}),
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
