import { shellWords } from '#strings/shellWords.ts'
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
  { name: 'home', text: shellWords.areas.home, href: paths.home(), roots: [] },
  { name: 'sources', text: shellWords.areas.sources, href: paths.sources(), roots: [paths.sources()] },
  { name: 'assets', text: shellWords.areas.assets, href: paths.assets(), roots: [paths.assets()] },
  { name: 'monitoring', text: shellWords.areas.monitoring, href: paths.monitoring(), roots: [paths.monitoring(), '/runs'] },
  { name: 'management', text: shellWords.areas.management, href: paths.runtimes(), roots: [paths.management()] },
]

export type ManagementIcon = 'runtimes' | 'scanRulesets' | 'credentials' | 'classificationRules'

/** The groups of the Management Center. */
export const managementGroups: readonly { text: string; items: readonly (Destination & { icon: ManagementIcon })[] }[] = [
  {
    text: shellWords.management.sourcesAndScanning,
    items: [
      { text: shellWords.management.runtimes, icon: 'runtimes', href: paths.runtimes(), roots: [paths.runtimes()] },
      { text: shellWords.management.scanRulesets, icon: 'scanRulesets', href: paths.scanRulesets(), roots: [] },
      { text: shellWords.management.credentials, icon: 'credentials', href: paths.credentials(), roots: [paths.credentials()] },
    ],
  },
  {
    text: shellWords.management.metadata,
    items: [{ text: shellWords.management.classificationRules, icon: 'classificationRules', href: paths.classificationRules(), roots: [] }],
  },
]

/** Whether a page lies at or below one of these roots; home is only itself. */
export function isWithin(pathname: string, { href, roots }: Destination): boolean {
  if (pathname === href) return true
  return roots.some((root) => pathname === root || pathname.startsWith(`${root}/`))
}
