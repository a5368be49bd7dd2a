import type { ReactNode } from 'react'
import { numberText, plural } from '../inNumbers.ts'
import { sentence } from '../sentence.ts'

const amount = (count: number, isMore: boolean) => `${numberText(count)}${isMore ? ' or more' : ''}`

/** The data sources: their list, their page, their form. */
export const sourcesWords = {
  title: 'Sources',
  titleOf: (name: string) => `${name} - Sources`,
  what: 'the sources',
  theSource: (name: string) => `the source ${name}`,
  source: 'Source',
  oneNoun: 'source',
  manyNoun: 'sources',
  register: 'Register',
  registerSource: 'Register source',
  edit: (name: string) => `Edit source "${name}"`,
  editSource: 'Edit source',
  deleteSource: 'Delete source',
  assets: 'Assets',
  registered: (name: string) => `Source ${name} registered`,
  saved: (name: string) => `Source ${name} saved`,
  deleted: (name: string) => `Source ${name} deleted`,
  notSaved: 'The source was not saved',
  header: { name: 'Name', type: 'Type', endpoint: 'Endpoint', scans: 'Scans' },
  kindAt: (kind: string, place: string) => `${kind}, ${place}`,
  none: 'No sources yet',
  noneText:
    'A source is a server, a storage account or a folder whose tables and files you want to know. Register it, give it a scan, and choose the integration runtime that can reach it. Nothing is copied out of it but the description of what it holds.',
  taken: 'A data source of this name exists already. Choose another name.',
  kind: 'Kind of source',
  endpoint: 'Server endpoint',
  endpointExample: 'db.internal.example',
  port: 'Port',
  noHost: 'Enter the host name or the address of the server.',
  portInHost: 'Enter the port in its own field.',
  hostOdd: 'Enter a host name or an address, without scheme, user or path.',
  portOdd: 'Enter a number from 1 to 65535.',
  instanceExample: 'sql.internal.example',
  instanceHint: 'host, host,port or host\\instance. Without a port or an instance, the port is 1433.',
  portAfterComma: 'Write the port after a comma: host,port.',
  instanceOdd: 'Enter host, host,port or host\\instance, without scheme, user or path.',
  account: 'Address of the storage account',
  accountOdd: 'Enter an address that begins with https:// or http://, without user, query or blanks.',
  accountExample: { AzureStorage: 'https://account.blob.core.windows.net/', AdlsGen2: 'https://account.dfs.core.windows.net/' },
  path: 'Folder',
  pathExample: '/srv/data',
  pathHint: 'As the machine of the node writes it: /srv/data, D:\\data or \\\\server\\share. Everything below it is scanned.',
  pathOdd: 'Enter a whole path: /srv/data, D:\\data or \\\\server\\share.',
  pathAllowed: (setting: ReactNode) =>
    sentence`A node reads only folders that the administrator of its machine allowed: this one, or one above it, must stand in ${setting} where the node runs. It is set there, never here.`,
  deleteQuestion: (name: string) => `Delete source ${name}?`,
  dependents: 'what depends on it',
  deleteEmpty: 'It has no scans and no assets. The data source itself is not touched.',
  scans: (count: number, isMore: boolean) => `${amount(count, isMore)} ${plural(count, 'scan', 'scans')}`,
  assetCount: (count: number, isMore: boolean) => `${amount(count, isMore)} ${plural(count, 'asset', 'assets')}`,
  deleteEffect: (scans: string, assets: string) =>
    `Deleted with it: ${scans} with all their schedules and runs, and ${assets}. The data source itself is not touched.`,
}
