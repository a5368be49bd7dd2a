import type { OwnUpdate } from '@mooring/contract'
import { CommandFailure } from '../CommandFailure.ts'
import { readIdentity } from '../identity.ts'
import { readLastLines } from '../readLog.ts'
import { readStatus } from '../readStatus.ts'
import { reportAsHtml } from '../report/reportAsHtml.ts'
import { storedSecretNames } from '../secrets/secretStore.ts'
import { logLevels, readSettings } from '../settings.ts'
import { readOwnUpdate } from '../update/ownUpdate.ts'
import { backupPage } from './pages/backupPage.ts'
import { diagnosticsPage } from './pages/diagnosticsPage.ts'
import { helpPage } from './pages/helpPage.ts'
import { homePage } from './pages/homePage.ts'
import { importPage } from './pages/importPage.ts'
import { newNodePage } from './pages/newNodePage.ts'
import { proxyPage } from './pages/proxyPage.ts'
import { registeredPage } from './pages/registeredPage.ts'
import { registerPage } from './pages/registerPage.ts'
import { settingsPage } from './pages/settingsPage.ts'
import { troubleshootPage } from './pages/troubleshootPage.ts'
import { updatePage } from './pages/updatePage.ts'
import type { Visit } from './Visit.ts'

const linesShown = 200

/** A page, or a file to keep when it has a name; or where to go in its place. */
type Shown = { body: string; fileName?: string; type?: string } | { goTo: string }

/** The windows and tabs by their paths. */
export const views: Record<string, (visit: Visit, query: URLSearchParams) => Promise<Shown>> = {
  '/': home,
  '/register': register,
  '/new-node': newNode,
  '/registered': async (visit) => (visit.hasJustRegistered ? { body: registeredPage(visit) } : { goTo: '/' }),
  '/proxy': async (visit) => ({ body: proxyPage(visit, (await readSettings(visit.config.home)).proxy) }),
  '/settings': settings,
  '/diagnostics': diagnostics,
  '/troubleshoot': async (visit) => ({ body: troubleshootPage(visit) }),
  '/report.html': async ({ diagnosis }) =>
    diagnosis === null ? { goTo: '/troubleshoot' } : { body: reportAsHtml(diagnosis), fileName: 'mooring-node-report.html' },
  '/backup': async (visit) => ((await readIdentity(visit.config.home)) === null ? { goTo: '/' } : { body: backupPage(visit) }),
  '/node.backup': async ({ backup }) =>
    backup === null ? { goTo: '/backup' } : { body: backup.sealed, fileName: backup.fileName, type: 'application/octet-stream' },
  '/import': async (visit) => ({ body: importPage(visit, await isRegistered(visit)) }),
  '/update': update,
  '/help': async (visit) => ({ body: helpPage(await frame(visit)) }),
}

/** What every tab shows: how the node is, and who it is. */
async function frame(visit: Visit) {
  const [status, identity] = await Promise.all([readStatus(visit.config.home), readIdentity(visit.config.home)])
  return { notice: visit.notice, status, identity }
}

/** Whether there is a registration that holds as far as is known here. */
async function isRegistered({ config }: Visit): Promise<boolean> {
  const identity = await readIdentity(config.home)
  return identity !== null && identity.ended === null
}

async function home(visit: Visit): Promise<Shown> {
  const parts = await frame(visit)
  if (parts.identity === null && !visit.hasCanceled) return { goTo: '/register' }
  const [secretNames, { lastBackupAt }] = await Promise.all([storedSecretNames(visit.config.home), readSettings(visit.config.home)])
  return { body: homePage(parts, { secretNames, lastBackupAt }) }
}

/** A console that does not answer is no reason not to show which version this is. */
async function update(visit: Visit): Promise<Shown> {
  const [parts, standing] = await Promise.all([frame(visit), standingOf(visit)])
  return { body: updatePage(parts, standing) }
}

async function standingOf({ config }: Visit): Promise<OwnUpdate | string | null> {
  try {
    return await readOwnUpdate(config)
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error
    return error.message
  }
}

async function register(visit: Visit): Promise<Shown> {
  if (await isRegistered(visit)) return { goTo: '/' }
  visit.openedFrom = '/register'
  return { body: registerPage(visit, (await readSettings(visit.config.home)).proxy) }
}

async function newNode(visit: Visit): Promise<Shown> {
  if (await isRegistered(visit)) return { goTo: '/' }
  return visit.key === null ? { goTo: '/register' } : { body: newNodePage(visit) }
}

async function settings(visit: Visit): Promise<Shown> {
  visit.openedFrom = '/settings'
  return { body: settingsPage(await frame(visit), await readSettings(visit.config.home)) }
}

/** A store that cannot be read is no reason not to look into what is wrong; Home says so. */
async function namesOfSecrets(folder: string): Promise<string[]> {
  try {
    return await storedSecretNames(folder)
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error
    return []
  }
}

async function diagnostics(visit: Visit, query: URLSearchParams): Promise<Shown> {
  visit.openedFrom = '/diagnostics'
  const { home: folder } = visit.config
  const level = logLevels.find((name) => name === query.get('level')) ?? 'debug'
  const search = (query.get('search') ?? '').trim().slice(0, 200)
  const { logLevel } = await readSettings(folder)
  const all = await readLastLines(folder, search === '' ? linesShown : Infinity, { level, runId: null })
  const found = search === '' ? all : all.filter((line) => JSON.stringify(line).toLowerCase().includes(search.toLowerCase()))
  const log = { level, search, lines: found.slice(-linesShown) }
  const storedNames = await namesOfSecrets(folder)
  return { body: diagnosticsPage(await frame(visit), { log, logLevel, storedNames, tested: visit }) }
}
