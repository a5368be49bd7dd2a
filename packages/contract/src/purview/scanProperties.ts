import { Type, type Static, type TObject } from 'typebox'
import { Name, Time } from '../names.ts'
import { Strict } from '../schemas.ts'
import type { ScannableKind } from './kinds.ts'
import { CollectionReference, HostName, Port } from './sourceProperties.ts'

/** The only place where the contract names an integration runtime. `integrationRuntimeType` is read-only there, yet clients send it. */
export const ConnectedVia = Strict({ referenceName: Name, integrationRuntimeType: Type.Optional(Type.Literal('SelfHosted')) })

const credentialOf = <const K extends string>(kinds: K[]) => Strict({ referenceName: Name, credentialType: Type.Enum(kinds) })

/** ScanProperties of the contract: what every kind has. */
const common = {
  connectedVia: ConnectedVia,
  collection: Type.Optional(CollectionReference),
  domain: Type.Optional(Type.String({ maxLength: 256 })),
  workers: Type.Optional(Type.Integer({ minimum: 1, maximum: 64 })),
  parallelScanCount: Type.Optional(Type.Integer({ minimum: 1, maximum: 64 })),
  scanRulesetName: Type.Optional(Type.String({ maxLength: 63 })),
  scanRulesetType: Type.Optional(Type.Enum(['Custom', 'System'])),
  businessRuleSetName: Type.Optional(Type.String({ maxLength: 63 })),
  isPresetScan: Type.Optional(Type.Boolean()),
  isLiveViewEnabled: Type.Optional(Type.Boolean()),
  logLevel: Type.Optional(Type.String({ maxLength: 32 })),
  createdAt: Type.Optional(Time),
  lastModifiedAt: Type.Optional(Time),
}

/** AzurePostgreSqlCredentialScanProperties of the contract, and AzureMySqlCredentialScanProperties, to which `sslMode` is ours. */
export const ServerScanProperties = Strict({
  ...common,
  serverEndpoint: HostName,
  port: Port,
  databaseName: Type.String({ minLength: 1, maxLength: 64 }),
  credential: credentialOf(['BasicAuth']),
  /** 0 disable, 1 allow, 2 prefer, 3 require, 4 verify-ca, 5 verify-full. */
  sslMode: Type.Optional(Type.Integer({ minimum: 0, maximum: 5 })),
})
export type ServerScanProperties = Static<typeof ServerScanProperties>

/** SqlServerDatabaseCredentialScanProperties of the contract. */
export const SqlServerScanProperties = Strict({
  ...common,
  serverEndpoint: HostName,
  databaseName: Type.String({ minLength: 1, maxLength: 128 }),
  credential: credentialOf(['SqlAuth', 'BasicAuth']),
})
export type SqlServerScanProperties = Static<typeof SqlServerScanProperties>

/** AzureStorageCredentialScanProperties and AdlsGen2CredentialScanProperties of the contract. */
export const StorageScanProperties = Strict({ ...common, credential: credentialOf(['AccountKey', 'ServicePrincipal']) })
export type StorageScanProperties = Static<typeof StorageScanProperties>

/** Our own: the folder stands in the data source, and the node reads it as the user that it runs as. */
export const FileSystemScanProperties = Strict(common)
export type FileSystemScanProperties = Static<typeof FileSystemScanProperties>

/** What a kind that no node scans has: kept as it came, but for the references, which are looked up. */
export const OtherScanProperties = Type.Object(
  {
    connectedVia: Type.Optional(Type.Union([ConnectedVia, Type.Null()])),
    credential: Type.Optional(
      Type.Object({ referenceName: Type.Optional(Name), credentialType: Type.Optional(Type.String({ maxLength: 64 })) }),
    ),
    createdAt: Type.Optional(Time),
    lastModifiedAt: Type.Optional(Time),
  },
  { additionalProperties: true, maxProperties: 200 },
)
export type OtherScanProperties = Static<typeof OtherScanProperties>

/** What a scan of each kind must say before a node can run it. It can be kept with less: the contract requires none of it. */
export const runnableScanProperties = {
  AzurePostgreSqlCredential: ServerScanProperties,
  AzureMySqlCredential: ServerScanProperties,
  SqlServerDatabaseCredential: SqlServerScanProperties,
  AzureStorageCredential: StorageScanProperties,
  AdlsGen2Credential: StorageScanProperties,
  FileSystem: FileSystemScanProperties,
} as const satisfies Record<ScannableKind, TObject>
