import { randomUUID } from 'node:crypto'
import { scannableKinds, type LeasedCredential, type LeasedSecret, type NetworkTarget, type ScannableSourceKind } from '@mooring/contract'
import { sourceEndpoint, targetsOfScan, vaultEndpoints } from '@mooring/domain'
import type { ConnectionTask } from '../agent/testConnection.ts'
import { FieldRefusal, secretOf, textOf } from './connectionFields.ts'

/** A connection that somebody wants tested: as the console would ask it, and as the page names it. */
export interface WantedTest {
  place: string
  task: ConnectionTask
}

type Asked = Pick<ConnectionTask, 'source' | 'scan' | 'credential'>

/** It is no scan of a runtime: the names stand where the contract wants some. */
const connectedVia = { referenceName: 'this-node' }
const referenceName = 'this-form'

const usualPorts = { AzurePostgreSql: 5432, AzureMySql: 3306 }

/** Whether a form is about a kind of data source that nodes scan. */
export const isScannableKind = (kind: string): kind is ScannableSourceKind => Object.hasOwn(scannableKinds, kind)

/** What a form asks to be tested. Throws `FieldRefusal` for what the console would not take either. */
export function connectionTaskFrom(kind: ScannableSourceKind, form: URLSearchParams): WantedTest {
  const { place, ...asked } = askedOf(kind, form)
  const targets = [...vaultsOf(asked.credential), ...targetsOfScan(asked.source, asked.scan)]
  return { place, task: { taskId: randomUUID(), kind: 'testConnection', targets, ...asked } }
}

function askedOf(kind: ScannableSourceKind, form: URLSearchParams): Asked & { place: string } {
  switch (kind) {
    case 'AzurePostgreSql':
    case 'AzureMySql':
      return serverOf(kind, form)
    case 'SqlServerDatabase':
      return instanceOf(form)
    case 'AzureStorage':
    case 'AdlsGen2':
      return accountOf(kind, form)
    case 'FileSystem': {
      const path = textOf(form, 'path')
      return { place: path, source: { kind, properties: { path } }, scan: { kind, properties: { connectedVia } } }
    }
  }
}

function serverOf(kind: 'AzurePostgreSql' | 'AzureMySql', form: URLSearchParams): Asked & { place: string } {
  const serverEndpoint = textOf(form, 'host')
  // Not the colons of an address of IPv6.
  if (/^[^:]+:\d+$/.test(serverEndpoint)) throw new FieldRefusal('host', 'Enter the port in its own field.')
  const port = portOf(form, usualPorts[kind])
  const databaseName = textOf(form, 'database')
  if (databaseName.length > 64) throw new FieldRefusal('database')
  const tls = textOf(form, 'tls')
  if (!/^[0-5]$/.test(tls)) throw new FieldRefusal('tls')
  const credential = { referenceName, credentialType: 'BasicAuth' as const }
  const properties = { connectedVia, serverEndpoint, port, databaseName, credential, sslMode: Number(tls) }
  return {
    place: `${serverEndpoint}, port ${port}, ${databaseName}`,
    source: { kind, properties: { serverEndpoint, port } },
    scan: { kind: scannableKinds[kind], properties },
    credential: { kind: 'BasicAuth', typeProperties: { user: textOf(form, 'user'), password: placedSecret(form) } },
  }
}

function portOf(form: URLSearchParams, usual: number): number {
  const text = textOf(form, 'port')
  const port = text === '' ? usual : Number(text)
  if (/^\d{0,5}$/.test(text) && port >= 1 && port <= 65_535) return port
  throw new FieldRefusal('port')
}

function instanceOf(form: URLSearchParams): Asked & { place: string } {
  const kind = 'SqlServerDatabase'
  const serverEndpoint = textOf(form, 'instance')
  if (/^[^:]+:\d+$/.test(serverEndpoint.replace(/^tcp:/i, '')))
    throw new FieldRefusal('instance', 'Write the port after a comma: host,port.')
  const source = { kind, properties: { serverEndpoint } } as const
  if (sourceEndpoint(source) === null) throw new FieldRefusal('instance')
  const databaseName = textOf(form, 'database')
  const credential = { referenceName, credentialType: 'SqlAuth' as const }
  return {
    place: `${serverEndpoint}, ${databaseName}`,
    source,
    scan: { kind: scannableKinds[kind], properties: { connectedVia, serverEndpoint, databaseName, credential } },
    credential: { kind: 'SqlAuth', typeProperties: { user: textOf(form, 'user'), password: placedSecret(form) } },
  }
}

function accountOf(kind: 'AzureStorage' | 'AdlsGen2', form: URLSearchParams): Asked & { place: string } {
  const endpoint = textOf(form, 'endpoint')
  const source = { kind, properties: { endpoint } }
  if (sourceEndpoint(source) === null) throw new FieldRefusal('endpoint')
  const credential = storageCredential(form)
  const { kind: credentialType } = credential
  return {
    place: endpoint,
    source,
    scan: { kind: scannableKinds[kind], properties: { connectedVia, credential: { referenceName, credentialType } } },
    credential,
  }
}

function storageCredential(form: URLSearchParams): LeasedCredential & { kind: 'AccountKey' | 'ServicePrincipal' } {
  const access = textOf(form, 'access')
  if (access === 'AccountKey') return { kind: access, typeProperties: { accountKey: placedSecret(form) } }
  if (access !== 'ServicePrincipal') throw new FieldRefusal('access')
  const principal = { tenant: textOf(form, 'tenant'), servicePrincipalId: textOf(form, 'client') }
  return { kind: access, typeProperties: { ...principal, servicePrincipalKey: placedSecret(form) } }
}

function placedSecret(form: URLSearchParams): LeasedSecret {
  const type = textOf(form, 'from')
  switch (type) {
    case 'SecureString':
      return { type, value: secretOf(form) }
    case 'NodeEnvironment':
      return { type, name: textOf(form, 'variable') }
    case 'NodeStore':
      return { type, name: textOf(form, 'stored') }
    case 'AzureKeyVaultSecret': {
      const baseUrl = textOf(form, 'vault')
      if (vaultEndpoints(baseUrl) === null) throw new FieldRefusal('vault')
      return { type, baseUrl, secretName: textOf(form, 'secretName') }
    }
    default:
      throw new FieldRefusal('from')
  }
}

/** The way to a key vault comes before that to the source, as the console has it. */
function vaultsOf(credential: LeasedCredential | undefined): NetworkTarget[] {
  return Object.values(credential?.typeProperties ?? {}).flatMap((value) => {
    if (typeof value === 'string' || value.type !== 'AzureKeyVaultSecret') return []
    const endpoints = vaultEndpoints(value.baseUrl)
    return endpoints === null ? [] : [{ purpose: 'keyVault', ...endpoints.vault, protocol: 'https' }]
  })
}
