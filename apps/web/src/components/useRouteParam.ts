import { useLocation, useParams } from '@tanstack/react-router'

/** A part of the path, decoded, such as `sourceName` of `/sources/$sourceName`. */
export function useRouteParam(name: string): string {
  const value = useOptionalRouteParam(name)
  if (value === undefined) throw new Error(`The route of this page has no ${name}.`)
  return value
}

export function useOptionalRouteParam(name: string): string | undefined {
  const params: Record<string, string | undefined> = useParams({ strict: false })
  return params[name]
}

/** The search of the address: what is open, filtered or searched on the page. */
export const useRouteSearch = (): Readonly<Record<string, string | undefined>> =>
  useLocation({ select: (location) => location.search as Record<string, string | undefined> })
