/** What buttons say wherever they stand. */
export const buttonWords = {
  add: 'Add',
  back: 'Back',
  cancel: 'Cancel',
  clearFilters: 'Clear filters',
  close: 'Close',
  continue: 'Continue',
  copyReport: 'Copy report',
  create: 'Create',
  delete: 'Delete',
  done: 'Done',
  edit: 'Edit',
  new: 'New',
  refresh: 'Refresh',
  refreshed: 'Refreshed',
  retry: 'Retry',
  save: 'Save',
}
