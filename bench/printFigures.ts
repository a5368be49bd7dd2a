/** What a benchmark found out: one row a figure. */
export type Figure = { name: string } & Record<string, string | number | boolean>

/** Prints figures as a table for people and as one line of JSON for programs. */
export function printFigures(bench: string, conditions: Record<string, string | number>, figures: readonly Figure[]): void {
  const said = Object.entries(conditions).map(([name, value]) => `${name} ${value}`)
  process.stdout.write(`${bench}: ${said.join(', ')}\n\n${table(figures)}\n${JSON.stringify({ bench, ...conditions, figures })}\n\n`)
}

function table(figures: readonly Figure[]): string {
  const columns = [...new Set(figures.flatMap((figure) => Object.keys(figure)))]
  const rows = [columns, ...figures.map((figure) => columns.map((column) => String(figure[column] ?? '')))]
  const widths = columns.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const line = (row: string[]) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
  return rows.map((row) => `${line(row).join('  ').trimEnd()}\n`).join('')
}
