import { fail } from './ApiFailure.ts'

/** Entries on a page of a list. */
export const pageSize = 100

/** One page of a list; `next` is the token of the page after it. */
export interface PageOf<T> {
  items: T[]
  next?: string
  count: number
}

/** Cuts a page out of rows that were read with `take: pageSize + 1`; the token holds the sort values of the last entry. */
export const pageOf = <T>(rows: T[], count: number, position: (row: T) => readonly string[]): PageOf<T> =>
  pageOfSize(pageSize, { rows, count, position })

/** The same for a page of another size, out of rows that were read with `size + 1`. */
export function pageOfSize<T>(
  size: number,
  { rows, count, position }: { rows: T[]; count: number; position: (row: T) => readonly string[] },
): PageOf<T> {
  const items = rows.slice(0, size)
  const last = items.at(-1)
  if (rows.length <= size || last === undefined) return { items, count }
  return { items, count, next: Buffer.from(JSON.stringify(position(last))).toString('base64url') }
}

/** The sort values that a token holds, `length` of them; null when there is no token. Refuses what is not a token. */
export function positionOf(token: string | undefined, length: number): string[] | null {
  if (token === undefined) return null
  const values = parse(Buffer.from(token, 'base64url').toString('utf8'))
  const isPosition =
    Array.isArray(values) && values.length === length && values.every((value) => typeof value === 'string' && !value.includes('\0'))
  return isPosition ? values : fail('InvalidField', 'The page token is not one that this list gave.', '$skipToken')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    if (cause instanceof SyntaxError) return null
    throw cause
  }
}
