import type { IncomingMessage } from 'node:http'
import { CommandFailure } from '../CommandFailure.ts'
import { redact } from '../redact.ts'
import { acts } from './acts.ts'
import type { Door } from './Door.ts'
import { goodbyePage } from './pages/goodbyePage.ts'
import { openingPage } from './pages/openingPage.ts'
import { plainPage } from './pages/plainPage.ts'
import { pageScript } from './pageScript.ts'
import { pageStyle } from './pageStyle.ts'
import { readForm } from './readForm.ts'
import { requestRefusal } from './requestRefusal.ts'
import { views } from './views.ts'
import type { Visit } from './Visit.ts'

/** What is sent back. */
interface Answer {
  status: number
  headers?: Record<string, string>
  body?: string
  /** Whether this was the last one. */
  isLast?: boolean
}

/** What requests are answered with. */
interface Desk {
  origin: string
  door: Door
  visit: Visit
  /** Told that somebody is there. */
  onUse: () => void
}

const asHtml = (status: number, body: string): Answer => ({ status, headers: { 'content-type': 'text/html; charset=utf-8' }, body })
const goTo = (location: string): Answer => ({ status: 303, headers: { location } })

function asset(type: string, body: string): Answer {
  return { status: 200, headers: { 'content-type': type, 'cache-control': 'private, max-age=3600' }, body }
}

/** They say nothing of this machine: who may not come in yet sees a page as well. */
const assets: Record<string, Answer> = {
  '/style.css': asset('text/css; charset=utf-8', pageStyle),
  '/script.js': asset('text/javascript; charset=utf-8', pageScript),
  '/favicon.ico': { status: 204 },
}

/** The answer to a request; a mistake of the program is one as well, and told. */
export async function answerRequest(request: IncomingMessage, desk: Desk & { warn: (text: string) => void }): Promise<Answer> {
  try {
    return await answer(request, desk)
  } catch (error) {
    if (error instanceof CommandFailure) return asHtml(400, plainPage(redact(error.message)))
    desk.warn(
      `A mistake in the Configuration Manager: ${redact(error instanceof Error ? (error.stack ?? error.message) : String(error))}\n`,
    )
    return asHtml(500, plainPage('It did not work because of a mistake in this program. The terminal says more.'))
  }
}

async function answer(request: IncomingMessage, { origin, door, visit, onUse }: Desk): Promise<Answer> {
  const refusal = requestRefusal(request, origin)
  if (refusal !== null) return asHtml(403, plainPage(refusal))
  const url = new URL(request.url ?? '/', origin)
  const { pathname } = url
  const known = Object.hasOwn(assets, pathname) ? assets[pathname] : undefined
  if (known !== undefined) return known
  const isChange = request.method === 'POST'
  if (isChange && pathname === '/session') return enter(await readForm(request), door)
  if (!door.admits(request.headers.cookie)) return asHtml(401, openingPage())
  // What a page asks by itself does not mean that somebody is there.
  if (request.headers['x-by-itself'] === undefined) onUse()
  if (isChange && pathname === '/close') return { ...asHtml(200, goodbyePage()), isLast: true }
  return isChange ? act(pathname, { request, visit }) : view(url, visit)
}

function enter(form: URLSearchParams, door: Door): Answer {
  const cookie = door.exchange(form.get('token') ?? '')
  return cookie === null ? { status: 403 } : { status: 204, headers: { 'set-cookie': cookie } }
}

async function view({ pathname, searchParams }: URL, visit: Visit): Promise<Answer> {
  const show = Object.hasOwn(views, pathname) ? views[pathname] : undefined
  if (show === undefined) return asHtml(404, plainPage('There is no such page.'))
  const shown = await show(visit, searchParams)
  if ('goTo' in shown) return goTo(shown.goTo)
  visit.notice = null
  const page = asHtml(200, shown.body)
  if (shown.fileName === undefined) return page
  const type = shown.type === undefined ? {} : { 'content-type': shown.type }
  return { ...page, headers: { ...page.headers, ...type, 'content-disposition': `attachment; filename="${shown.fileName}"` } }
}

async function act(path: string, { request, visit }: { request: IncomingMessage; visit: Visit }): Promise<Answer> {
  const found = Object.hasOwn(acts, path) ? acts[path] : undefined
  if (found === undefined) return asHtml(404, plainPage('There is no such page.'))
  try {
    return goTo(await found.act(await readForm(request, found.bytesMax), visit))
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error
    visit.notice = { kind: 'failed', text: redact(error.message) }
    return goTo(found.from)
  }
}
