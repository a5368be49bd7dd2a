/** What `--json` prints: one line, for programs. */
export const asJsonLine = (value: object): string => `${JSON.stringify(value)}\n`
