import { numberText, plural } from '../inNumbers.ts'

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
    'A source is a server whose tables and views you want to know. Register it, give it a scan, and choose the integration runtime that can reach it. Nothing is copied out of it but the description of its tables.',
  taken: 'A data source of this name exists already. Choose another name.',
  kind: 'Kind of source',
  postgreSql: 'PostgreSQL',
  postgreSqlText: 'Tables and views of one server, scanned through an integration runtime',
  endpoint: 'Server endpoint',
  endpointExample: 'db.internal.example',
  port: 'Port',
  noHost: 'Enter the host name or the address of the server.',
  portInHost: 'Enter the port in its own field.',
  hostOdd: 'Enter a host name or an address, without scheme, user or path.',
  portOdd: 'Enter a number from 1 to 65535.',
  deleteQuestion: (name: string) => `Delete source ${name}?`,
  dependents: 'what depends on it',
  deleteEmpty: 'It has no scans and no assets. The data source itself is not touched.',
  scans: (count: number, isMore: boolean) => `${amount(count, isMore)} ${plural(count, 'scan', 'scans')}`,
  assetCount: (count: number, isMore: boolean) => `${amount(count, isMore)} ${plural(count, 'asset', 'assets')}`,
  deleteEffect: (scans: string, assets: string) =>
    `Deleted with it: ${scans} with all their runs, and ${assets}. The data source itself is not touched.`,
}
