import { Type, type Static, type TObject } from 'typebox'
import { Name, Time } from '../names.ts'
import { Strict } from '../schemas.ts'
import { AsSent, type Kept, type Sent } from './asSent.ts'
import { credentialKinds, type ScannableKind } from './kinds.ts'
import { CollectionReference, HostName, Port } from './sourceProperties.ts'

/** The only place where the contract names an integration runtime. `integrationRuntimeType` is read-only there, yet clients send it. */
export const ConnectedVia = Strict({ referenceName: Name, integrationRuntimeType: Type.Optional(Type.String({ maxLength: 64 })) })

/** What the contract calls int32. */
const Integer = Type.Integer({ minimum: -(2 ** 31), maximum: 2 ** 31 - 1 })

const credentialOf = <const K extends string>(kinds: readonly K[]) => Strict({ referenceName: Name, credentialType: Type.Enum([...kinds]) })

/** ScanProperties of the contract: what every kind has. */
const common = {
  connectedVia: ConnectedVia,
  collection: Type.Optional(CollectionReference),
  domain: Type.Optional(Type.String({ maxLength: 256 })),
  /** Kept as they came: a node decides how much it does at a time. */
  workers: Type.Optional(Integer),
  parallelScanCount: Type.Optional(Integer),
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
export type RunnableScanProperties = { [K in ScannableKind]: Static<(typeof runnableScanProperties)[K]> }

const AnyCredential = credentialOf(credentialKinds)
/** With a credential of whatever kind: that one cannot sign in there is said to whoever runs the scan. */
type OfAnyCredential<P> = { [Name in keyof P]: Name extends 'credential' ? Static<typeof AnyCredential> : P[Name] }
const ofAnyCredential = ({ properties }: TObject): TObject =>
  Strict({ ...properties, ...('credential' in properties ? { credential: AnyCredential } : {}) })

/** The properties of a scan of each kind as they are kept, and as they are sent. */
export type KeptScanProperties = { [K in ScannableKind]: Kept<OfAnyCredential<RunnableScanProperties[K]>> }
export type SentScanProperties = { [K in ScannableKind]: Sent<OfAnyCredential<RunnableScanProperties[K]>> }
export const sentScanProperties = Object.entries(runnableScanProperties).map(
  ([kind, properties]) => [kind, AsSent(ofAnyCredential(properties))] as const,
)
