export type CsvCell = string | number | bigint | boolean | null | undefined

/**
 * Cells as a line of RFC 4180, safe to open in a spreadsheet, which runs what begins like a formula:
 * https://owasp.org/www-community/attacks/CSV_Injection. Where a country writes numbers with a comma it takes the semicolon for the
 * separator and knows nothing of our quotes, so that a cell can begin in the middle of one of ours: behind a semicolon, a tab, an end of
 * a line, and a quote behind those.
 */
export const csvLine = (cells: readonly CsvCell[]): string => `${cells.map(cellOf).join()}\r\n`

const formulaAhead = /^(?=[\t\r])|(?:^|(?<=[;\t\r\n]))(?=[" ]*[=+\-@])/g
const needsQuotes = /[",;'\t\r\n]/

function cellOf(value: CsvCell): string {
  const text = typeof value === 'string' ? value.replaceAll(formulaAhead, "'") : String(value ?? '')
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
