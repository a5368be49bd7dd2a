/** What tables, filters and fields say, whatever they are about. */
export const controlWords = {
  widthOf: (column: string) => `Width of ${column}`,
  widthHint: 'Drag, or press the left and right arrow keys; double-click or Home for the width from before',
  selectAll: 'Select all rows',
  select: (name: string) => `Select ${name}`,
  all: 'All',
  show: (secret: string) => `Show ${secret}`,
  hide: (secret: string) => `Hide ${secret}`,
  typeToConfirm: (name: string) => `Type ${name} to confirm`,
  commandCopied: 'Command copied',
  copyCommand: (purpose: string) => `Copy the command that ${purpose}`,
  copyFailed: 'The browser did not allow copying. Select the text and copy it.',
  breadcrumb: 'Breadcrumb',
  moreActions: (name: string) => `More actions for ${name}`,
  actions: 'Actions',
}
