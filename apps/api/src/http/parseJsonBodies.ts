import type { FastifyInstance } from 'fastify'

/**
 * Takes JSON bodies only. An empty one counts as none: some clients send the content type with every request.
 * Fastify's own parser does the rest; it refuses `__proto__` and `constructor` keys.
 */
export function parseJsonBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined)
    else void parse(request, String(body), done)
  })
}
