import type { ActContext } from '../ActContext.ts'
import type { PageOf } from '../paging.ts'

/** The page as Microsoft's clients read it: `nextLink` is absolute, carries the api-version, and is absent on the last page. */
export function pageBody<T, S>(
  page: PageOf<T>,
  shape: (item: T) => S,
  link: { context: ActContext; url: string },
): { value: S[]; count: number; nextLink?: string } {
  const body = { value: page.items.map(shape), count: page.count }
  if (page.next === undefined) return body
  const next = new URL(link.url, link.context.publicOrigin())
  next.searchParams.set('$skipToken', page.next)
  return { ...body, nextLink: next.href }
}

/** The absolute address of a path, for `Operation-Location`. */
export const absolute = (context: ActContext, path: string): string => new URL(path, context.publicOrigin()).href
