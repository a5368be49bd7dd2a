import { Type, type Static } from 'typebox'
import { NodeEnvironmentSecret, SecureString } from '../purview/credentials.ts'
import type { SourceOfKind } from '../purview/dataSources.ts'
import { credentialKinds, dataSourceKinds, scanKinds } from '../purview/kinds.ts'
import type { ScanOfKind } from '../purview/scans.ts'
import { OtherProperties } from '../purview/sourceProperties.ts'

/** A credential on its way to a node: each of its properties is text or a secret, and a SecureString carries its value in clear. */
export const LeasedCredential = Type.Object({
  kind: Type.Enum([...credentialKinds]),
  typeProperties: Type.Record(Type.String(), Type.Union([Type.String(), SecureString, NodeEnvironmentSecret])),
})
export type LeasedCredential = Static<typeof LeasedCredential>

export const LeasedSource = Type.Unsafe<SourceOfKind>(Type.Object({ kind: Type.Enum([...dataSourceKinds]), properties: OtherProperties }))
export const LeasedScan = Type.Unsafe<ScanOfKind>(Type.Object({ kind: Type.Enum([...scanKinds]), properties: OtherProperties }))
