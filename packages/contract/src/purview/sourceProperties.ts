import { Type, type Static, type TObject } from 'typebox'
import { Time } from '../names.ts'
import { Strict } from '../schemas.ts'
import type { ScannableSourceKind } from './kinds.ts'

export const CollectionReference = Strict({
  referenceName: Type.Optional(Type.String({ maxLength: 256 })),
  type: Type.Optional(Type.String({ maxLength: 256 })),
  lastModifiedAt: Type.Optional(Time),
})

const common = {
  collection: Type.Optional(CollectionReference),
  /** Active, Moving or Failed; the contract's own examples say 0. */
  dataSourceCollectionMovingState: Type.Optional(Type.String({ maxLength: 64 })),
  createdAt: Type.Optional(Time),
  lastModifiedAt: Type.Optional(Time),
}

const azureText = Type.Optional(Type.String({ maxLength: 1024 }))
const azure = {
  ...common,
  resourceGroup: azureText,
  subscriptionId: azureText,
  location: azureText,
  resourceName: azureText,
  resourceId: azureText,
  dataUseGovernance: Type.Optional(Type.Enum(['Disabled', 'DisabledByAnotherAccount', 'Enabled', 'EnabledAtAncestorScope'])),
}

/** A host name or an address, without scheme or port. */
export const HostName = Type.String({ minLength: 1, maxLength: 255, pattern: '^[^\\s/@]+$' })
export const Port = Type.Integer({ minimum: 1, maximum: 65535 })

/** AzurePostgreSqlProperties and AzureMySqlProperties of the contract. */
export const ServerSourceProperties = Strict({ ...azure, serverEndpoint: HostName, port: Port })
export type ServerSourceProperties = Static<typeof ServerSourceProperties>

/** SqlServerDatabaseProperties of the contract. `serverEndpoint` as SQL Server's tools write it: `host`, `host,port` or `host\instance`. */
export const SqlServerSourceProperties = Strict({ ...azure, serverEndpoint: HostName })
export type SqlServerSourceProperties = Static<typeof SqlServerSourceProperties>

/** AzureStorageProperties and AdlsGen2Properties of the contract. `endpoint` is the address of the account, `https://<account>.blob.core.windows.net/`. */
export const StorageSourceProperties = Strict({
  ...azure,
  endpoint: Type.String({ minLength: 8, maxLength: 1024, pattern: '^https?://[^\\s@?#]+$' }),
})
export type StorageSourceProperties = Static<typeof StorageSourceProperties>

/** A folder on the machine of the node, as that machine writes it: `/srv/data`, `D:\data` or `\\server\share`. */
export const FileSystemSourceProperties = Strict({
  ...common,
  path: Type.String({ minLength: 1, maxLength: 1024, pattern: '^(?:/|[A-Za-z]:[\\\\/]|\\\\\\\\[^\\\\])' }),
})
export type FileSystemSourceProperties = Static<typeof FileSystemSourceProperties>

/** What a data source of each kind must say before a node can reach it. It can be kept with less: the contract requires none of it. */
export const reachableSourceProperties = {
  AzurePostgreSql: ServerSourceProperties,
  AzureMySql: ServerSourceProperties,
  SqlServerDatabase: SqlServerSourceProperties,
  AzureStorage: StorageSourceProperties,
  AdlsGen2: StorageSourceProperties,
  FileSystem: FileSystemSourceProperties,
} as const satisfies Record<ScannableSourceKind, TObject>

/** What a kind that no node scans has: kept as it came. */
export interface OtherProperties {
  createdAt?: string
  lastModifiedAt?: string
  [property: string]: unknown
}
export const OtherProperties = Type.Unsafe<OtherProperties>(
  Type.Object({ createdAt: Type.Optional(Time), lastModifiedAt: Type.Optional(Time) }, { additionalProperties: true, maxProperties: 200 }),
)
