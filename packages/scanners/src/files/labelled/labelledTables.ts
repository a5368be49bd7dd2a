import { readFileSync } from 'node:fs'

/** Delimited text of which is known whether its first line names the columns. */
export interface LabelledTable {
  about: string
  content: string
  hasHeader: boolean
}

/**
 * Small tables of invented values as people have them, in several languages, with a header (`+`) and without (`-`). Among those without
 * are the ones that look as if they had one: the first row is otherwise than the rest, or a line tells about one thing.
 */
export function labelledTables(): LabelledTable[] {
  const text = readFileSync(new URL('tables.txt', import.meta.url), 'utf8')
  return text
    .trim()
    .split('\n\n')
    .map((table) => {
      const [head = '', ...lines] = table.split('\n')
      return { about: head.slice(2), content: `${lines.join('\n')}\n`, hasHeader: head.startsWith('+') }
    })
}
