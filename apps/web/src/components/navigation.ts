import { paths } from '../paths.ts'

export type AreaName = 'home' | 'sources' | 'assets' | 'monitoring' | 'management'

interface Destination {
  text: string
  href: string
  /** The beginnings of the paths that belong to it. */
  roots: readonly string[]
}

/** The rail: the areas of the console. */
export const areas: readonly (Destination & { name: AreaName })[] = [
  { name: 'home', text: 'Home', href: paths.home(), roots: [] },
  { name: 'sources', text: 'Sources', href: paths.sources(), roots: [paths.sources()] },
  { name: 'assets', text: 'Assets', href: paths.assets(), roots: [paths.assets()] },
  { name: 'monitoring', text: 'Monitoring', href: paths.monitoring(), roots: [paths.monitoring(), '/runs'] },
  { name: 'management', text: 'Management Center', href: paths.runtimes(), roots: [paths.management()] },
]

/** The groups of the Management Center. */
export const managementGroups: readonly { text: string; items: readonly (Destination & { icon: 'runtimes' | 'credentials' })[] }[] = [
  {
    text: 'Sources and scanning',
    items: [
      { text: 'Integration runtimes', icon: 'runtimes', href: paths.runtimes(), roots: [paths.runtimes()] },
      { text: 'Credentials', icon: 'credentials', href: paths.credentials(), roots: [paths.credentials()] },
    ],
  },
]

/** Whether a page lies at or below one of these roots; home is only itself. */
export function isWithin(pathname: string, { href, roots }: Destination): boolean {
  if (pathname === href) return true
  return roots.some((root) => pathname === root || pathname.startsWith(`${root}/`))
}
