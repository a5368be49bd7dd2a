import { resolve } from 'node:path'
import { ApiError } from '@mooring/contract'
import { addressOf } from '../addressOf.ts'
import { addressOfKey } from '../addressOfKey.ts'
import { askRunningAgent } from '../agent/statusSocket.ts'
import { applySettings } from '../applySettings.ts'
import { nodeNameOf, otherName } from '../askRegistration.ts'
import { CommandFailure } from '../CommandFailure.ts'
import { startAgent, waitForAgent } from '../commands/start.ts'
import { stopAgent } from '../commands/stop.ts'
import { trustedCertificates } from '../consoleClient.ts'
import { diagnoseMachine } from '../diagnoseMachine.ts'
import { findOrigin } from '../findOrigin.ts'
import { makeBackup } from '../makeBackup.ts'
import { parseWholeNumber } from '../parseWholeNumber.ts'
import { runPreflight } from '../preflight/runPreflight.ts'
import { previewRegistration } from '../previewRegistration.ts'
import { authKeyFrom } from '../readAuthKey.ts'
import { hideSecret } from '../redact.ts'
import { registerMachine } from '../registerMachine.ts'
import { restoreBackup } from '../restoreBackup.ts'
import { changeSettings, concurrentJobsSettable, logLevels, readSettings, type Settings } from '../settings.ts'
import { tryProxy } from '../tryProxy.ts'
import { cancelOwnUpdate, requestOwnUpdate } from '../update/ownUpdate.ts'
import { waitUntil } from '../waitUntil.ts'
import { cancelTest, testConnection } from './connectionActs.ts'
import { proxySettingFrom } from './proxySettingFrom.ts'
import { forgetKey, type Visit } from './Visit.ts'

const startSeconds = 30
/** A page that waits longer looks as if it had failed. */
const stopSeconds = 10
/** Room for all secrets that somebody keeps; every character of a file may take three in a form. */
const backupBytesMax = 8 * 2 ** 20

/** Something that a form does. It resolves to the page to go to; when it throws `CommandFailure`, `from` says so. */
interface Act {
  from: string
  act: (form: URLSearchParams, visit: Visit) => Promise<string>
  /** How large its form may be; that of a page without files when absent. */
  bytesMax?: number
}

/** What the forms of the pages do, by where they are sent. */
export const acts: Record<string, Act> = {
  '/register': { from: '/register', act: goOnToName },
  '/register/proxy': { from: '/register', act: async (form, visit) => (await keepGiven(form, visit), '/proxy') },
  '/register/troubleshoot': { from: '/register', act: async (form, visit) => (await keepGiven(form, visit), troubleshoot(form, visit)) },
  '/register/cancel': { from: '/register', act: cancel },
  '/new-node': { from: '/new-node', act: finish },
  '/launch': { from: '/', act: launch },
  '/start': { from: '/', act: launch },
  '/stop': { from: '/', act: stop },
  '/proxy': { from: '/proxy', act: setProxy },
  '/settings/concurrency': { from: '/settings', act: setConcurrency },
  '/settings/log-level': { from: '/settings', act: (form, visit) => setLogLevel(form, visit, '/settings') },
  '/diagnostics/verbose': { from: '/diagnostics', act: (form, visit) => setLogLevel(form, visit, '/diagnostics') },
  '/diagnostics/connection': { from: '/diagnostics', act: testConnection },
  '/diagnostics/connection/cancel': { from: '/diagnostics', act: cancelTest },
  '/backup': { from: '/backup', act: generateBackup },
  '/import': { from: '/import', act: importBackup, bytesMax: backupBytesMax },
  '/update': { from: '/update', act: askForUpdate },
  '/update/cancel': { from: '/update', act: cancelUpdate },
  '/troubleshoot': { from: '/troubleshoot', act: troubleshoot },
}

/** Remembers the key of the form, of which an empty field leaves one that was given before, and what to trust. */
async function keepGiven(form: URLSearchParams, visit: Visit): Promise<void> {
  const pasted = form.get('authKey') ?? ''
  if (pasted.trim() !== '') {
    const key = authKeyFrom(pasted)
    forgetKey(visit)
    visit.key = key
  }
  await keepAuthority(form, visit)
}

/** Before it is used: a file that cannot be read would else look like a console that is away. */
async function keepAuthority(form: URLSearchParams, visit: Visit): Promise<void> {
  const path = form.get('caFile')?.trim()
  if (path === undefined) return
  visit.caFile = path === '' ? null : resolve(visit.config.workingDirectory, path)
  await trustedCertificates(visit.caFile)
}

async function goOnToName(form: URLSearchParams, visit: Visit): Promise<string> {
  await keepGiven(form, visit)
  const { key, config, caFile } = visit
  if (key === null) throw new CommandFailure('wrongUsage', 'Paste the authentication key first.')
  visit.runtime = await previewRegistration(key, config, caFile)
  const { checks } = await runPreflight({ home: config.home, address: await addressOfKey(key, config, caFile) })
  const failures = checks.filter(({ verdict }) => verdict === 'fail')
  visit.unsuitable = failures.map(({ title, found, fix = '' }) => `${title}: ${found} ${fix}`.trimEnd())
  return '/new-node'
}

async function cancel(_form: URLSearchParams, visit: Visit): Promise<string> {
  forgetKey(visit)
  visit.hasCanceled = true
  return '/'
}

async function finish(form: URLSearchParams, visit: Visit): Promise<string> {
  const { key, config } = visit
  if (key === null) return '/register'
  visit.nodeName = (form.get('newName') ?? '').trim()
  visit.suggestedName = null
  const nodeName = nodeNameOf(visit.nodeName)
  if (visit.unsuitable.length > 0 && !form.has('force'))
    throw new CommandFailure('refused', 'This machine does not suit. To register it all the same, tick the box below.')
  await keepAuthority(form, visit)
  const wish = {
    key,
    nodeName,
    caFile: visit.caFile,
    ephemeralSeconds: null,
    replaceOffline: form.has('replace'),
  }
  try {
    await registerMachine(wish, { config, warn: (text) => void (visit.notice = { kind: 'failed', text: text.trim() }) })
  } catch (error) {
    throw nameTaken(error, visit) ?? error
  }
  forgetKey(visit)
  visit.hasJustRegistered = true
  return '/registered'
}

/** A page has no options to name: what to do about a name that is taken stands on it. */
function nameTaken(error: unknown, visit: Visit): CommandFailure | null {
  const cause = error instanceof CommandFailure ? error.cause : null
  if (!(cause instanceof ApiError) || cause.code !== 'NodeNameTaken') return null
  visit.suggestedName = otherName(visit.nodeName ?? '')
  return new CommandFailure(
    'refused',
    `Another node of this integration runtime is named ${visit.nodeName}. Take another name; or, if that node is this machine before it was set up anew, and is offline, its place: see More.`,
    { cause: error },
  )
}

async function launch(_form: URLSearchParams, visit: Visit): Promise<string> {
  visit.hasJustRegistered = false
  await startAgent(visit.config)
  await waitForAgent(visit.config, { seconds: startSeconds, isReady: () => true })
  return '/'
}

/** An installed service lets scans finish for half a minute or longer: that it takes its time is no failure. */
async function stop(_form: URLSearchParams, visit: Visit): Promise<string> {
  const { home } = visit.config
  if (!(await stopAgent(home, 0))) return '/'
  const hasEnded = async () => (await askRunningAgent(home)) === null
  const otherwise = 'The service lets its scans finish, and stops then.'
  await waitUntil(hasEnded, { seconds: stopSeconds, otherwise }).catch((error: unknown) => {
    if (!(error instanceof CommandFailure)) throw error
    visit.notice = { kind: 'done', text: error.message }
  })
  return '/'
}

async function generateBackup(form: URLSearchParams, visit: Visit): Promise<string> {
  visit.backup = null
  const password = form.get('password') ?? ''
  if (password !== (form.get('again') ?? '')) throw new CommandFailure('wrongUsage', 'The two passwords differ.')
  const { home } = visit.config
  const { sealed, madeAt, nodeName } = await makeBackup(home, password)
  await changeSettings(home, { lastBackupAt: madeAt })
  visit.backup = { fileName: `${nodeName}.backup`, sealed }
  return '/backup'
}

async function importBackup(form: URLSearchParams, visit: Visit): Promise<string> {
  const sealed = form.get('sealed') ?? ''
  if (sealed.trim() === '') throw new CommandFailure('wrongUsage', 'Choose the file of the backup first.')
  const password = () => Promise.resolve(form.get('password') ?? '')
  const { identity, madeAt } = await restoreBackup(visit.config.home, { sealed, password, force: form.has('force') })
  visit.notice = { kind: 'done', text: `This machine is ${identity.nodeName} of ${identity.runtimeName}, as on ${madeAt.slice(0, 10)}.` }
  return '/'
}

async function askForUpdate(_form: URLSearchParams, visit: Visit): Promise<string> {
  const update = await requestOwnUpdate(visit.config)
  visit.notice = { kind: 'done', text: update.isUpdateAvailable ? 'The console was asked for the update.' : 'This is the newest version.' }
  return '/update'
}

async function cancelUpdate(_form: URLSearchParams, visit: Visit): Promise<string> {
  await cancelOwnUpdate(visit.config)
  visit.notice = { kind: 'done', text: 'The update was canceled.' }
  return '/update'
}

async function setProxy(form: URLSearchParams, visit: Visit): Promise<string> {
  const { config } = visit
  const proxy = proxySettingFrom(form, (await readSettings(config.home)).proxy)
  const reveal = hideSecret(proxy.mode === 'custom' ? (proxy.password ?? '') : '')
  try {
    if (form.get('do') === 'test') {
      const hints = { endpoint: config.endpoint, caFile: visit.caFile, proxy: { setting: proxy, system: config.systemProxy } }
      const endpoint = visit.key === null ? config.endpoint : await findOrigin({ host: visit.key.key.host, ...hints })
      await tryProxy(proxy, { ...config, endpoint }, visit.caFile)
      visit.notice = { kind: 'done', text: 'The console was reached. Nothing is set yet: choose Save for that.' }
      return '/proxy'
    }
  } finally {
    reveal()
  }
  return set({ proxy }, visit, {
    goTo: visit.openedFrom,
    whenRunning: 'It counts when the service was stopped and started.',
  })
}

function setConcurrency(form: URLSearchParams, visit: Visit): Promise<string> {
  const concurrentJobs = form.get('how') === 'auto' ? null : parseWholeNumber(form.get('jobs') ?? '', 'The number', concurrentJobsSettable)
  return set({ concurrentJobs }, visit, { goTo: '/settings', whenRunning: 'It counts from the next run on.' })
}

function setLogLevel(form: URLSearchParams, visit: Visit, goTo: string): Promise<string> {
  const logLevel = logLevels.find((level) => level === form.get('level'))
  if (logLevel === undefined) throw new CommandFailure('wrongUsage', `The log level is one of ${logLevels.join(', ')}.`)
  return set({ logLevel }, visit, { goTo, whenRunning: 'It counts at once.' })
}

async function set(change: Partial<Settings>, visit: Visit, { goTo, whenRunning }: { goTo: string; whenRunning: string }): Promise<string> {
  const { isRunning } = await applySettings(visit.config.home, change)
  visit.notice = { kind: 'done', text: isRunning ? `It is set. ${whenRunning}` : 'It is set.' }
  return goTo
}

/** The way to the console is taken as well as soon as that is known: from the registration, or the key that was given. */
async function troubleshoot(_form: URLSearchParams, visit: Visit): Promise<string> {
  const { config, key, caFile } = visit
  const known = await addressOf(config, { origin: undefined, caFile })
  const address = known ?? (key === null ? null : await addressOfKey(key, config, caFile))
  visit.diagnosis = await diagnoseMachine(config, { address, targets: [] })
  return '/troubleshoot'
}
