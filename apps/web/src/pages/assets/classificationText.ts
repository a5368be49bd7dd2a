/** A classification without the prefix that all of the system's have: its name is an identifier, the same in every language. */
export const classificationText = (name: string): string => name.replace(/^MICROSOFT\./, '')
