/** Rows as columns of equal width under their heads, for a terminal. */
export function textTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  // A line stays one line whatever stands in it: servers and certificates name themselves.
  const clean = [heads, ...rows].map((row) => row.map((cell) => cell.replace(/\p{Cc}+/gu, ' ')))
  const widths = heads.map((_, column) => Math.max(...clean.map((row) => row[column]?.length ?? 0)))
  return clean
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('')
}
