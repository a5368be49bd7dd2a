/** Why a run failed: `error.code` of a scan run, with the sentence shown when nothing more precise is known. */
export const runErrors = {
  IntegrationRuntimeDeleted: 'The integration runtime that this scan connects through was deleted.',
  CredentialNotFound: 'The credential that this scan names does not exist.',
  ScanRulesetNotFound: 'The scan rule set that this scan names does not exist.',
  NodeLost: 'The node stopped answering while it ran the scan, several times in a row.',
  NodeSecretMissing: 'The node does not know the secret that the credential names.',
  NodeCannotScanKind: 'No node supports this kind of data source.',
  SourceUnreachable: 'The node cannot reach the data source.',
  SourceCredentialRefused: 'The data source refused the user name or the password.',
  SourceDatabaseNotFound: 'The data source has no database of this name.',
  SourcePermissionDenied: 'The user of the credential may not read the catalogue of the data source.',
  SourcePathNotAllowed: 'The administrator of the node has not allowed it to read this folder.',
  SourcePathNotFound: 'The machine of the node has no folder of this name.',
  SourceTimeout: 'The data source did not answer in time.',
  ScanFailed: 'The scan failed.',
} as const

export type RunErrorCode = keyof typeof runErrors

export const runErrorCodes = Object.keys(runErrors) as RunErrorCode[]
