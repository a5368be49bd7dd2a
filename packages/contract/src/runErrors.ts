/** Why a run failed: `error.code` of a scan run, with the sentence shown when nothing more precise is known. */
export const runErrors = {
  IntegrationRuntimeDeleted: 'The integration runtime that this scan connects through was deleted.',
  ScanIncomplete: 'The scan, or its data source, does not say all that a node must know.',
  CredentialNotFound: 'The credential that this scan names does not exist.',
  CredentialIncomplete: 'The credential that this scan names does not say all that signing in takes.',
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

/** What to do about it, as sentences for whoever looks after the scan. */
export const runNextSteps: Record<RunErrorCode, string> = {
  IntegrationRuntimeDeleted: 'Edit the scan, choose another integration runtime, and run it again.',
  ScanIncomplete: 'Edit the scan or its data source, enter what is missing, and run the scan again.',
  CredentialNotFound: 'Edit the scan and choose a credential that exists, or create one of this name; then run it again.',
  CredentialIncomplete: 'Edit the credential and enter what is missing; then run the scan again.',
  ScanRulesetNotFound: 'Edit the scan and choose a scan rule set that exists; then run it again.',
  NodeLost:
    'Look whether the nodes of the integration runtime are running and have enough memory. Their own logs say why they ended. Then run the scan again.',
  NodeSecretMissing:
    'Put the secret where the credential says, on every node of the integration runtime or in its key vault; then run the scan again.',
  NodeCannotScanKind: 'Install a newer version on the nodes of the integration runtime, or scan a kind of source that is supported.',
  SourceUnreachable:
    'Test the connection of the scan: it says at which step it ends. Look at the server name, the port and the firewall between the node and the source.',
  SourceCredentialRefused:
    'Look at the user name and the password of the credential, and whether the account is locked; then test the connection of the scan.',
  SourceDatabaseNotFound: 'Look at the name of the database in the scan; upper and lower case may matter.',
  SourcePermissionDenied: 'Let the user of the credential read the catalogue of the source, or choose a credential that may.',
  SourcePathNotAllowed: 'Ask the administrator of the node to allow the folder, or scan one that is allowed.',
  SourcePathNotFound: 'Look at the path, and whether the share is mounted on every node of the integration runtime.',
  SourceTimeout: 'Run the scan when the source is less busy, or scan less of it at a time.',
  ScanFailed:
    'The log of the run says what was being done. Run it again; if it fails in the same way, download log and report, and ask whoever looks after this console.',
}
