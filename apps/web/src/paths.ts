import type { AssetsView } from './pages/assets/assetsView.ts'
import type { RuntimesView } from './pages/runtimes/runtimesView.ts'

const segment = encodeURIComponent

const withSearch = (path: string, search: Record<string, string | undefined>): string => {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) if (value) query.set(name, value)
  return query.size > 0 ? `${path}?${query}` : path
}

/** One's own stands first and needs no word in the address. */
const listOf = (kind: 'custom' | 'system') => (kind === 'system' ? kind : undefined)

interface Place {
  pathname: string
  search: Readonly<Record<string, string | undefined>>
}

/** What a runtime's flyout shows; the settings stand first and need no word in the address. */
export type RuntimeTab = 'nodes' | 'version' | 'used-by' | 'runs' | 'activity' | 'diagnostics'

/** Every link of the console. What is open over a page (a flyout) stands in the search, because every name could be somebody's. */
export const paths = {
  home: () => '/',
  setup: () => '/setup',
  signIn: (next?: string) => withSearch('/sign-in', { next }),

  management: () => '/management',
  runtimes: (view: RuntimesView = {}) => withSearch('/management/integration-runtimes', { ...view }),
  /** The list in another view, with what is open over it at a place left open. */
  runtimesUnder: ({ pathname, search: { panel, tab, node } }: Place, view: RuntimesView) =>
    withSearch(pathname, { panel, tab, node, ...view }),
  /** What is open over the list keeps the view of it in the address, so that the list is as it was when that is closed. */
  newRuntime: (view: RuntimesView = {}) => withSearch(paths.runtimes(), { panel: 'new', ...view }),
  runtime: (name: string, tab?: RuntimeTab, view: RuntimesView = {}) =>
    withSearch(`${paths.runtimes()}/${segment(name)}`, { tab, ...view }),
  /** One node, on the Nodes tab of its runtime. */
  node: (runtime: string, node: string, view: RuntimesView = {}) =>
    withSearch(`${paths.runtimes()}/${segment(runtime)}`, { tab: 'nodes', node, ...view }),
  credentials: () => '/management/credentials',
  newCredential: () => withSearch(paths.credentials(), { panel: 'new' }),
  editCredential: (name: string) => withSearch(paths.credentials(), { panel: 'edit', credential: name }),
  newKeyVault: () => withSearch(paths.credentials(), { panel: 'new-vault' }),
  editKeyVault: (name: string) => withSearch(paths.credentials(), { panel: 'edit-vault', vault: name }),

  /** `kind` is the list that is shown: one's own, or the system's. */
  scanRulesets: (kind: 'custom' | 'system' = 'custom') => withSearch('/management/scan-rule-sets', { list: listOf(kind) }),
  newScanRuleset: () => withSearch(paths.scanRulesets(), { panel: 'new' }),
  editScanRuleset: (name: string) => withSearch(paths.scanRulesets(), { panel: 'edit', ruleset: name }),
  /** A new one that begins as another: one's own of this name, or the system's for this kind of source. */
  copyScanRuleset: (of: { name: string } | { kind: string }) =>
    withSearch(paths.scanRulesets(), { panel: 'copy', ...('name' in of ? { ruleset: of.name } : { kind: of.kind }) }),
  classificationRules: (kind: 'custom' | 'system' = 'custom') => withSearch('/management/classification-rules', { list: listOf(kind) }),
  newClassificationRule: () => withSearch(paths.classificationRules(), { panel: 'new' }),
  editClassificationRule: (name: string) => withSearch(paths.classificationRules(), { panel: 'edit', rule: name }),

  sources: (view?: 'map') => withSearch('/sources', { view }),
  newSource: (view?: 'map') => withSearch('/sources', { view, panel: 'new' }),
  source: (name: string) => `${paths.sources()}/${segment(name)}`,
  editSource: (name: string) => withSearch(paths.source(name), { panel: 'edit' }),
  newScan: (source: string) => withSearch(paths.source(source), { panel: 'new-scan' }),
  scan: (source: string, scan: string) => `${paths.source(source)}/scans/${segment(scan)}`,
  editScan: (source: string, scan: string) => withSearch(paths.scan(source, scan), { panel: 'edit' }),
  scanScope: (source: string, scan: string) => withSearch(paths.scan(source, scan), { panel: 'scope' }),
  scanSchedule: (source: string, scan: string) => withSearch(paths.scan(source, scan), { panel: 'schedule' }),

  monitoring: () => '/monitoring',
  run: (runId: string) => `/runs/${segment(runId)}`,

  assets: (view: AssetsView = {}) => withSearch('/assets', { ...view }),
  asset: (id: string) => `/assets/${segment(id)}`,
}

/** Where to go after signing in: `next` when it is a path of this console, home when it is absent or leads anywhere else. */
export function safeNext(next: string | undefined): string {
  if (!next?.startsWith('/')) return paths.home()
  const base = 'http://console.invalid'
  const url = URL.parse(next, base)
  if (!url || url.origin !== base || url.pathname === '/sign-in' || url.pathname === '/setup') return paths.home()
  return url.pathname + url.search
}
