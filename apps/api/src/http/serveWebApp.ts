import { existsSync, readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import staticFiles from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { languageOf } from './languageOf.ts'
import { sessionToken } from './sessionCookie.ts'

const apiPrefixes = ['/api', '/scan', '/datasources', '/node', '/download', '/openapi.json', '/healthz', '/readyz']
/** The page that most who come open first: the build says what it is drawn with. */
const listAddress = '/management/integration-runtimes'

/** Serves the web app, built once in each language. Every other address that a browser opens is a page of it: the routes are the web app's own. */
export function serveWebApp(app: FastifyInstance, directory: string): void {
  const languages = builtLanguages(directory)
  if (!isFilled(languages)) return
  void app.register(staticFiles, {
    root: directory,
    // Files are looked up when they are asked for, so that a build under a running console is served whole.
    serve: false,
    cacheControl: false,
    // The build put them beside the files.
    preCompressed: true,
    setHeaders: (reply, file) => {
      // Files under static/ bear a hash of their content in their names; index.html names them, so it is asked for each time.
      const isHashed = file.includes(`${path.sep}static${path.sep}`)
      reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  app.get('/*', { config: { rateLimit: false } }, async (request, reply) => {
    // Taken as it is: not everything that a connection can bring is an address that can be parsed.
    const [address = ''] = request.url.split('?')
    const lowerCase = address.toLowerCase()
    if (apiPrefixes.some((prefix) => lowerCase === prefix || lowerCase.startsWith(`${prefix}/`))) return reply.callNotFound()
    if (path.extname(address) !== '') return reply.sendFile(address)
    reply.header('vary', 'Accept-Language, Cookie')
    const language = languageOf(request, languages)
    if (request.url === listAddress && sessionToken(request) !== undefined) {
      reply.header('link', await readFile(path.join(directory, language, 'list.links'), 'utf8'))
    }
    // Always whole: the pages of two languages can agree in size and time, which is all that a validator made of these knows.
    return reply.sendFile(`${language}/index.html`, { etag: false, lastModified: false })
  })
}

/** The folders that hold a build, the one of the language to fall back on first. */
function builtLanguages(directory: string): string[] {
  if (!existsSync(directory)) return []
  const built = readdirSync(directory).filter((name) => existsSync(path.join(directory, name, 'index.html')))
  return built.toSorted((a, b) => Number(b === 'en') - Number(a === 'en'))
}

const isFilled = (names: string[]): names is [string, ...string[]] => names.length > 0
