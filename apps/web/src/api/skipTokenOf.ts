/** The token of the page that `nextLink` leads to; undefined on the last page. */
export function skipTokenOf(nextLink: string | undefined): string | undefined {
  if (!nextLink) return undefined
  return URL.parse(nextLink, 'http://console.invalid')?.searchParams.get('$skipToken') ?? undefined
}
