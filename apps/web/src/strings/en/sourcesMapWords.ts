import { counted } from '../inNumbers.ts'

/** The sources as a map: collections and what is in them. */
export const sourcesMapWords = {
  views: 'View of the sources',
  list: 'List',
  map: 'Map',
  title: 'Sources by collection',
  root: (account: string) => `${account} (root)`,
  sources: (count: number) => counted(count, 'source', 'sources'),
  scans: (count: number, isMore: boolean) => `${counted(count, 'scan', 'scans')}${isMore ? ' or more' : ''}`,
  rootCounts: (sources: string, collections: number) => `${sources}, ${counted(collections, 'more collection', 'more collections')}`,
  emptyRoot: 'No source lies in the root itself.',
  showAll: (count: number) => `Show all ${counted(count, 'source', 'sources')}`,
  lastRun: 'Last run',
  notRunYet: 'Not run yet',
  collection: 'Collection',
  collectionHint: 'Where the source stands on the map. Empty: in the root.',
}
