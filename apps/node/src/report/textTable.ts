/** A text as part of one line, without what a terminal would obey: servers, certificates and machines name themselves. */
export const onOneLine = (text: string): string => text.replace(/\p{Cc}+/gu, ' ')

/** Rows as columns of equal width under their heads, for a terminal. */
export function textTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const clean = [heads, ...rows].map((row) => row.map(onOneLine))
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
