/** What is said when something could not be done. */
export const errorWords = {
  requestId: (id: string) => `Request id: ${id}`,
  errorTitle: 'Error',
  cannotBeShown: 'This page cannot be shown',
  timedOut: 'The console did not answer in time. Try again.',
  unreachable: 'The console cannot be reached. Check the connection and try again.',
  unknown: 'Something went wrong on this page. Reload it and try again.',
}
