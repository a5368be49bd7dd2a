import { existsSync } from 'node:fs'
import path from 'node:path'
import staticFiles from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const apiPrefixes = ['/api', '/scan', '/node', '/openapi.json', '/healthz', '/readyz']

/** Serves the built web app. Every other address that a browser opens is a page of it: the routes are the web app's own. */
export function serveWebApp(app: FastifyInstance, directory: string): void {
  if (!existsSync(path.join(directory, 'index.html'))) return
  void app.register(staticFiles, {
    root: directory,
    // Files are looked up when they are asked for, so that a build under a running console is served whole.
    serve: false,
    cacheControl: false,
    setHeaders: (reply, file) => {
      // Files under static/ bear a hash of their content in their names; index.html names them, so it is asked for each time.
      const isHashed = file.includes(`${path.sep}static${path.sep}`)
      reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  app.get('/*', { config: { rateLimit: false } }, (request, reply) => {
    // Taken as it is: not everything that a connection can bring is an address that can be parsed.
    const [address = ''] = request.url.split('?')
    const lowerCase = address.toLowerCase()
    if (apiPrefixes.some((prefix) => lowerCase === prefix || lowerCase.startsWith(`${prefix}/`))) return reply.callNotFound()
    return reply.sendFile(path.extname(address) === '' ? 'index.html' : address)
  })
}
