import { console, purview, type Operation } from '@mooring/contract'
import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { hasErrorCode } from './api/describeError.ts'
import { request, type InputOf } from './api/request.ts'
import { operationQuery } from './api/useOperation.ts'
import { operationPagesQuery } from './api/useOperationPages.ts'
import { PageError } from './components/PageError.tsx'
import { PagePlaceholder } from './components/PagePlaceholder.tsx'
import { runtimesQuery, viewOf } from './pages/runtimes/runtimesView.ts'
import { paths } from './paths.ts'
import { takeSetupToken } from './setupToken.ts'

interface Context {
  queryClient: QueryClient
}

/** Starts reading what a page shows while the page itself is still on its way. Its failure is the page's to tell. */
const readAhead = (queryClient: QueryClient) => ({
  one: <O extends Operation>(operation: O, input: InputOf<O>) => void queryClient.prefetchQuery(operationQuery(operation, input)),
  pages: <O extends Operation>(operation: O, input: InputOf<O>) =>
    void queryClient.prefetchInfiniteQuery(operationPagesQuery(operation, input)),
})

/** How long the first page waits for its rows, so that it is drawn once, before it is drawn without them. */
const rowsWaitMs = 200

/** Reads what only somebody who is signed in may see while nobody knows whether somebody is: its failure is told by whoever reads it again. */
const readBeside = <O extends Operation>(queryClient: QueryClient, operation: O, input: InputOf<O>): Promise<void> =>
  request(operation, input).then(
    (answer) => void queryClient.setQueryData(operationQuery(operation, input).queryKey, answer as never),
    () => undefined,
  )

const root = createRootRouteWithContext<Context>()({ errorComponent: PageError })

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  beforeLoad: ({ location }) => {
    if (takeSetupToken(location.hash)) redirect({ href: paths.setup(), replace: true, throw: true })
  },
  component: lazyRouteComponent(() => import('./pages/access/SetupPage.tsx'), 'SetupPage'),
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('./pages/access/SignInPage.tsx'), 'SignInPage'),
})

const Shell = lazyRouteComponent(() => import('./components/Shell.tsx'), 'Shell')
const RuntimesPage = lazyRouteComponent(() => import('./pages/runtimes/RuntimesPage.tsx'), 'RuntimesPage')

/** Everything that only somebody who is signed in may see. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ context: { queryClient }, location }) => {
    // Most who come are signed in: what they are going to see is fetched while the console looks.
    void Shell.preload?.()
    const isList = location.pathname.startsWith(paths.runtimes())
    if (isList) void RuntimesPage.preload?.()
    const session = operationQuery(console.getSession, {})
    if (queryClient.getQueryData(session.queryKey)) return
    const list = isList ? readBeside(queryClient, console.listRuntimes, { query: runtimesQuery(viewOf(location.search)) }) : null
    try {
      queryClient.setQueryData(session.queryKey, await request(console.getSession, {}))
      if (list) await Promise.race([list, new Promise((resolve) => setTimeout(resolve, rowsWaitMs))])
    } catch (cause) {
      if (!hasErrorCode(cause, 'Unauthenticated')) throw cause
      const { needsSetup } = await request(console.getInstallation, {})
      redirect({ href: needsSetup ? paths.setup() : paths.signIn(location.publicHref), replace: true, throw: true })
    }
  },
  component: Shell,
})

const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  loader: ({ context }) => {
    const read = readAhead(context.queryClient)
    read.pages(console.listRuntimes, {})
    read.pages(purview.listDataSources, {})
    read.pages(console.listRuns, {})
    read.pages(console.listAssets, { query: {} })
  },
  component: lazyRouteComponent(() => import('./pages/home/HomePage.tsx'), 'HomePage'),
})

const management = createRoute({
  getParentRoute: () => signedIn,
  path: '/management',
  beforeLoad: () => redirect({ href: paths.runtimes(), replace: true, throw: true }),
})

// One route for the list and for what is open over it, so that neither is drawn anew when the other changes.
const runtimes = createRoute({
  getParentRoute: () => signedIn,
  path: '/management/integration-runtimes/{-$runtimeName}',
  loader: ({ context, location }) =>
    readAhead(context.queryClient).one(console.listRuntimes, { query: runtimesQuery(viewOf(location.search)) }),
  component: RuntimesPage,
})

const credentials = createRoute({
  getParentRoute: () => signedIn,
  path: '/management/credentials',
  loader: ({ context }) => readAhead(context.queryClient).pages(purview.listCredentials, {}),
  component: lazyRouteComponent(() => import('./pages/credentials/CredentialsPage.tsx'), 'CredentialsPage'),
})

const scanRulesets = createRoute({
  getParentRoute: () => signedIn,
  path: '/management/scan-rule-sets',
  loader: ({ context }) => readAhead(context.queryClient).pages(purview.listScanRulesets, {}),
  component: lazyRouteComponent(() => import('./pages/scanRulesets/ScanRulesetsPage.tsx'), 'ScanRulesetsPage'),
})

const classificationRules = createRoute({
  getParentRoute: () => signedIn,
  path: '/management/classification-rules',
  loader: ({ context }) => readAhead(context.queryClient).pages(purview.listClassificationRules, {}),
  component: lazyRouteComponent(() => import('./pages/classificationRules/ClassificationRulesPage.tsx'), 'ClassificationRulesPage'),
})

const sources = createRoute({
  getParentRoute: () => signedIn,
  path: '/sources',
  loader: ({ context }) => readAhead(context.queryClient).pages(purview.listDataSources, {}),
  component: lazyRouteComponent(() => import('./pages/sources/SourcesPage.tsx'), 'SourcesPage'),
})

const source = createRoute({
  getParentRoute: () => signedIn,
  path: '/sources/$sourceName',
  loader: ({ context, params: { sourceName } }) => {
    const read = readAhead(context.queryClient)
    read.one(purview.getDataSource, { params: { dataSourceName: sourceName } })
    read.pages(purview.listScans, { params: { dataSourceName: sourceName } })
    read.pages(console.listTriggers, { query: { dataSourceName: sourceName } })
  },
  remountDeps: ({ params }) => params,
  component: lazyRouteComponent(() => import('./pages/sources/SourcePage.tsx'), 'SourcePage'),
})

const scan = createRoute({
  getParentRoute: () => signedIn,
  path: '/sources/$sourceName/scans/$scanName',
  loader: ({ context, params: { sourceName, scanName } }) => {
    const read = readAhead(context.queryClient)
    const params = { dataSourceName: sourceName, scanName }
    read.one(purview.getScan, { params })
    read.pages(purview.listScanRuns, { params })
    read.pages(console.listTriggers, { query: { dataSourceName: sourceName } })
  },
  remountDeps: ({ params }) => params,
  component: lazyRouteComponent(() => import('./pages/sources/ScanPage.tsx'), 'ScanPage'),
})

const monitoring = createRoute({
  getParentRoute: () => signedIn,
  path: '/monitoring',
  component: lazyRouteComponent(() => import('./pages/runs/MonitoringPage.tsx'), 'MonitoringPage'),
})

const run = createRoute({
  getParentRoute: () => signedIn,
  path: '/runs/$runId',
  loader: ({ context, params }) => readAhead(context.queryClient).one(console.findRun, { params }),
  remountDeps: ({ params }) => params,
  component: lazyRouteComponent(() => import('./pages/runs/RunPage.tsx'), 'RunPage'),
})

const assets = createRoute({
  getParentRoute: () => signedIn,
  path: '/assets',
  component: lazyRouteComponent(() => import('./pages/assets/AssetsPage.tsx'), 'AssetsPage'),
})

const asset = createRoute({
  getParentRoute: () => signedIn,
  path: '/assets/$assetId',
  loader: ({ context, params }) => readAhead(context.queryClient).one(console.getAsset, { params }),
  remountDeps: ({ params }) => params,
  component: lazyRouteComponent(() => import('./pages/assets/AssetPage.tsx'), 'AssetPage'),
})

const nowhere = createRoute({
  getParentRoute: () => signedIn,
  path: '$',
  component: lazyRouteComponent(() => import('./pages/home/NotFoundPage.tsx'), 'NotFoundPage'),
})

const routeTree = root.addChildren([
  setup,
  signIn,
  signedIn.addChildren([
    home,
    management,
    runtimes,
    scanRulesets,
    credentials,
    classificationRules,
    sources,
    source,
    scan,
    monitoring,
    run,
    assets,
    asset,
    nowhere,
  ]),
])

/** The map of the product: which page stands at which address. */
export const createConsoleRouter = (queryClient: QueryClient) =>
  createRouter({
    routeTree,
    context: { queryClient },
    defaultPendingComponent: PagePlaceholder,
    defaultErrorComponent: PageError,
    scrollRestoration: false,
    // Plain names and values: everything in the search of this console is a string.
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
    stringifySearch: (search) => {
      const query = new URLSearchParams(Object.entries(search).map(([name, value]) => [name, String(value)])).toString()
      return query === '' ? '' : `?${query}`
    },
  })
