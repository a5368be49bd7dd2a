import { expect, test } from 'vitest'
import { paths, safeNext } from './paths.ts'

test('every link leads where the map of the product says', () => {
  const links = {
    home: paths.home(),
    setup: paths.setup(),
    signIn: paths.signIn(),
    signInNext: paths.signIn('/assets?source=a&search=b'),
    management: paths.management(),
    runtimes: paths.runtimes(),
    runtimesFiltered: paths.runtimes({ search: 'a b', state: 'Online,Offline', sort: 'lastSeen', order: 'desc' }),
    newRuntime: paths.newRuntime(),
    runtime: paths.runtime('IntegrationRuntime-a1b'),
    runtimeNodes: paths.runtime('IntegrationRuntime-a1b', 'nodes'),
    node: paths.node('IntegrationRuntime-a1b', 'node 1'),
    credentials: paths.credentials(),
    newCredential: paths.newCredential(),
    editCredential: paths.editCredential('c1'),
    newKeyVault: paths.newKeyVault(),
    editKeyVault: paths.editKeyVault('v 1'),
    sources: paths.sources(),
    newSource: paths.newSource(),
    source: paths.source('Orders'),
    editSource: paths.editSource('Orders'),
    newScan: paths.newScan('Orders'),
    scan: paths.scan('Orders', 'Scan-x1y'),
    scanSchedule: paths.scanSchedule('Orders', 'Scan-x1y'),
    editScan: paths.editScan('Orders', 'Scan-x1y'),
    monitoring: paths.monitoring(),
    run: paths.run('0197'),
    assets: paths.assets(),
    assetsOfSource: paths.assets({ source: 'Orders', search: 'a b' }),
    asset: paths.asset('0198'),
  }
  expect(links).toMatchInlineSnapshot(`
    {
      "asset": "/assets/0198",
      "assets": "/assets",
      "assetsOfSource": "/assets?source=Orders&search=a+b",
      "credentials": "/management/credentials",
      "editCredential": "/management/credentials?panel=edit&credential=c1",
      "editKeyVault": "/management/credentials?panel=edit-vault&vault=v+1",
      "editScan": "/sources/Orders/scans/Scan-x1y?panel=edit",
      "editSource": "/sources/Orders?panel=edit",
      "home": "/",
      "management": "/management",
      "monitoring": "/monitoring",
      "newCredential": "/management/credentials?panel=new",
      "newKeyVault": "/management/credentials?panel=new-vault",
      "newRuntime": "/management/integration-runtimes?panel=new",
      "newScan": "/sources/Orders?panel=new-scan",
      "newSource": "/sources?panel=new",
      "node": "/management/integration-runtimes/IntegrationRuntime-a1b?tab=nodes&node=node+1",
      "run": "/runs/0197",
      "runtime": "/management/integration-runtimes/IntegrationRuntime-a1b",
      "runtimeNodes": "/management/integration-runtimes/IntegrationRuntime-a1b?tab=nodes",
      "runtimes": "/management/integration-runtimes",
      "runtimesFiltered": "/management/integration-runtimes?search=a+b&state=Online%2COffline&sort=lastSeen&order=desc",
      "scan": "/sources/Orders/scans/Scan-x1y",
      "scanSchedule": "/sources/Orders/scans/Scan-x1y?panel=schedule",
      "setup": "/setup",
      "signIn": "/sign-in",
      "signInNext": "/sign-in?next=%2Fassets%3Fsource%3Da%26search%3Db",
      "source": "/sources/Orders",
      "sources": "/sources",
    }
  `)
})

test('a name that is not one cannot leave its segment', () => {
  expect(paths.source('../x?y#z')).toBe('/sources/..%2Fx%3Fy%23z')
})

test.each([
  [undefined, '/'],
  ['', '/'],
  ['/sources/a?panel=edit', '/sources/a?panel=edit'],
  ['https://elsewhere.example/', '/'],
  ['//elsewhere.example/', '/'],
  ['/\\elsewhere.example/', '/'],
  ['/\t/elsewhere.example/', '/'],
  ['javascript:alert(1)', '/'],
  ['sources', '/'],
  ['/sign-in?next=/sources', '/'],
])('after signing in, %j leads to %j', (next, expected) => {
  expect(safeNext(next)).toBe(expected)
})
