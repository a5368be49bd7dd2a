import { createHash, randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import { openapi } from '@mooring/contract'
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Console } from './ActContext.ts'
import { addFaces } from './http/addFaces.ts'
import { addHealth } from './http/addHealth.ts'
import { authenticate } from './http/authenticate.ts'
import { callerNetwork } from './http/callerAddress.ts'
import type { Edge } from './http/Edge.ts'
import { answerErrors, refusalOf, send } from './http/errorAnswers.ts'
import { parseJsonBodies } from './http/parseJsonBodies.ts'
import { serveWebApp } from './http/serveWebApp.ts'
import { spellActions } from './http/spellActions.ts'
import { validatorCompiler } from './http/validation.ts'
import { version } from './version.ts'

export interface AppOptions {
  console: Console
  bootstrapToken: string | null
  logger: FastifyBaseLogger
  isReady: () => Promise<boolean>
  /** The built web app. */
  webDirectory: string
  tls: { cert: string; key: string } | null
  /** Ranges of addresses; the X-Forwarded headers of everybody else are not read. */
  trustedProxies: readonly string[]
}

const yearSeconds = 365 * 24 * 3600

/** The console's HTTP server: what happens to every request, and the list of everything it serves. Listens on nothing yet. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { console, bootstrapToken, logger, tls, trustedProxies } = options
  const app: FastifyInstance = Fastify({
    ...(tls === null ? {} : { https: tls }),
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    frameworkErrors: (error, _request, reply) => {
      send(reply, refusalOf(error))
    },
    trustProxy: [...trustedProxies],
    genReqId: () => randomUUID(),
    // ARM and Purview paths are compared without case; names keep theirs.
    routerOptions: { caseSensitive: false, maxParamLength: 200 },
    rewriteUrl: (request) => spellActions(request.url ?? '/'),
    requestTimeout: 60_000,
    forceCloseConnections: true,
  })
  app.setValidatorCompiler(validatorCompiler)
  parseJsonBodies(app)
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-ms-request-id', request.id)
  })
  app.addHook('onResponse', async (request, reply) => {
    // The path without its query: what is asked for is logged, what is typed into a search is not.
    const [path] = request.url.split('?')
    request.log.debug({ method: request.method, path, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered')
  })
  await app.register(cookie)
  await app.register(helmet, securityHeaders)
  app.addHook('onRequest', sayTlsOnly)
  await app.register(rateLimit, { global: false, keyGenerator: callerNetwork })
  answerErrors(app, console)

  const at: Edge = { app, console, bootstrapToken }
  addHealth(app, options.isReady)
  app.get('/openapi.json', { onRequest: authenticate({ access: 'Reader' }, at) }, () => openapi(version))
  addFaces(at)
  serveWebApp(app, options.webDirectory)
  return app
}

/** Where the browser has TLS, from us or from a trusted proxy, it is to ask by nothing else from then on. */
const sayTlsOnly = async (request: FastifyRequest, reply: FastifyReply) => {
  if (request.protocol === 'https') reply.header('strict-transport-security', `max-age=${yearSeconds}`)
}

const nothingInIt = `'sha256-${createHash('sha256').digest('base64')}'`

const securityHeaders = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      // And elements of style that are empty: Fluent's provider makes one, although all rules stand in the sheet of the build.
      styleSrc: ["'self'", nothingInIt],
      imgSrc: ["'self'", 'data:'],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  // As `sayTlsOnly` says.
  strictTransportSecurity: false as const,
  referrerPolicy: { policy: 'no-referrer' as const },
  frameguard: { action: 'deny' as const },
}
