import { numberText } from '../inNumbers.ts'

/** What stands where something is on its way, or did not come. */
export const loadingWords = {
  loading: (what: string) => `Loading ${what}`,
  loadingRow: 'Loading',
  page: 'the page',
  failed: (what: string) => `Could not load ${what}`,
  pageFailed: 'Could not load this page',
  outOfDate: 'Could not refresh; what is shown may be out of date',
  requestId: (id: string) => `Request id: ${id}`,
  errorTitle: 'Error',
  cannotBeShown: 'This page cannot be shown',
  timedOut: 'The console did not answer in time. Try again.',
  unreachable: 'The console cannot be reached. Check the connection and try again.',
  unknown: 'Something went wrong on this page. Reload it and try again.',
  more: 'Load more',
  noMore: 'Everything is shown',
  showing: (shown: number, noun: string) => `Showing ${shown} ${noun}`,
  showingFirst: (shown: number, noun: string) => `Showing the first ${shown} ${noun}`,
  showingFirstOf: (shown: number, noun: string, total: number) => `Showing the first ${shown} ${noun} of ${numberText(total)}`,
}
