/** The key vaults that nodes read secrets from. */
export const keyVaultsWords = {
  title: 'Key vaults',
  what: 'the key vaults',
  lead: 'Credentials may leave their secret in an Azure key vault. The node that runs a scan reads it there, with the identity of its machine; this console never sees it.',
  none: 'None yet.',
  new: 'New key vault',
  keyVault: 'Key vault',
  theKeyVault: (name: string) => `the key vault ${name}`,
  edit: (name: string) => `Edit key vault "${name}"`,
  header: { name: 'Name', address: 'Address', description: 'Description' },
  addressHint: 'As the portal shows it: https://<vault>.vault.azure.net/',
  addressExample: 'https://vault.vault.azure.net/',
  addressOdd: 'Enter an address that begins with https://, without user, path or query.',
  taken: 'A key vault of this name exists already. Choose another name.',
  notSaved: 'The key vault was not saved',
  saved: (name: string) => `Key vault ${name} saved`,
  deleteQuestion: (name: string) => `Delete key vault ${name}?`,
  deleteEffect:
    'Only this entry goes, the key vault itself is not touched. Credentials that name it stay; scans that use them fail at their next run until they name another one.',
  deleted: (name: string) => `Key vault ${name} deleted`,
}
