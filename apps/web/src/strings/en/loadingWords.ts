/** What stands where something is on its way, or did not come. */
export const loadingWords = {
  loading: (what: string) => `Loading ${what}`,
  loadingRow: 'Loading',
  page: 'the page',
  failed: (what: string) => `Could not load ${what}`,
  pageFailed: 'Could not load this page',
  outOfDate: 'Could not refresh; what is shown may be out of date',
}
