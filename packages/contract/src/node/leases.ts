import { Type, type Static } from 'typebox'
import { KeyVaultSecret, NodeEnvironmentSecret, NodeStoreSecret, SecureString } from '../purview/credentials.ts'
import type { SourceOfKind } from '../purview/dataSources.ts'
import { FilterProperties } from '../purview/filters.ts'
import { credentialKinds, dataSourceKinds, scanKinds } from '../purview/kinds.ts'
import type { ScanOfKind } from '../purview/scans.ts'
import { OtherProperties } from '../purview/sourceProperties.ts'

/** A secret of a key vault, with the address of the vault. */
const LeasedKeyVaultSecret = Type.Object({
  type: KeyVaultSecret.properties.type,
  secretName: Type.String(),
  secretVersion: Type.Optional(Type.String()),
  baseUrl: Type.String(),
})

/** A secret on its way to a node: in clear when the console keeps it, otherwise where the node finds it. */
export const LeasedSecret = Type.Union([SecureString, NodeEnvironmentSecret, NodeStoreSecret, LeasedKeyVaultSecret])
export type LeasedSecret = Static<typeof LeasedSecret>

/** A credential on its way to a node: each of its properties is text or a secret. */
export const LeasedCredential = Type.Object({
  kind: Type.Enum([...credentialKinds]),
  typeProperties: Type.Record(Type.String(), Type.Union([Type.String(), LeasedSecret])),
})
export type LeasedCredential = Static<typeof LeasedCredential>

export const LeasedSource = Type.Unsafe<SourceOfKind>(Type.Object({ kind: Type.Enum([...dataSourceKinds]), properties: OtherProperties }))
export const LeasedScan = Type.Unsafe<ScanOfKind>(Type.Object({ kind: Type.Enum([...scanKinds]), properties: OtherProperties }))

/** A custom rule that is on: patterns in RE2's syntax. */
const LeasedRule = Type.Object({
  classificationName: Type.String(),
  dataPatterns: Type.Array(Type.String()),
  columnPatterns: Type.Array(Type.String()),
  minimumPercentageMatch: Type.Number(),
})

/** What of the source is scanned and what values are looked at for, as the scan, its filters and its rule set say. */
export const leasedPlan = {
  /** Absent: all of the source. */
  filters: Type.Optional(FilterProperties),
  /** Of files: the formats that are looked into, such as `csv`; absent: all that are known. */
  formats: Type.Optional(Type.Array(Type.String())),
  /** Of files: how those with an ending of the rule set's own are read, which are looked into beside `formats`. Absent: there are none. */
  fileTypes: Type.Optional(
    Type.Array(
      Type.Object({
        /** In small letters, without the dot. */
        extension: Type.String(),
        /** As in `formats`. */
        format: Type.String(),
        /** Of delimited text, when it is not to be found out. */
        delimiter: Type.Optional(Type.String()),
        /** Of delimited text, whether its first line is the header, whatever it looks like. Absent: it is when that shows. */
        hasHeader: Type.Optional(Type.Boolean()),
      }),
    ),
  ),
  /** Absent: values are not looked at. */
  classification: Type.Optional(
    Type.Object({
      /** Rows of a table or a file that are looked at. */
      sampleRows: Type.Integer(),
      /** The classifications of the system's rules that are on. */
      systemRules: Type.Array(Type.String()),
      customRules: Type.Array(LeasedRule),
    }),
  ),
}
