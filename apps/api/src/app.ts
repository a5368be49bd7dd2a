import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import { openapi } from '@mooring/contract'
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import type { Console } from './ActContext.ts'
import { addHealth } from './http/addHealth.ts'
import { authenticate } from './http/authenticate.ts'
import { addAccess } from './http/console/access.ts'
import { addActivity } from './http/console/activity.ts'
import { addConsoleAssets } from './http/console/assets.ts'
import { addChanges } from './http/console/changes.ts'
import { addDiagnostics } from './http/console/diagnostics.ts'
import { addDownloads } from './http/console/downloads.ts'
import { addConsoleKeys } from './http/console/keys.ts'
import { addManyRuntimes } from './http/console/manyRuntimes.ts'
import { addConsoleNodes } from './http/console/nodes.ts'
import { addNotices } from './http/console/notices.ts'
import { addPreferences } from './http/console/preferences.ts'
import { addConsoleRuns } from './http/console/runs.ts'
import { addConsoleRuntimes } from './http/console/runtimes.ts'
import { addSchedules } from './http/console/schedules.ts'
import { addVersions } from './http/console/versions.ts'
import type { Edge } from './http/Edge.ts'
import { answerErrors, refusalOf, send } from './http/errorAnswers.ts'
import { addNodes } from './http/node/nodes.ts'
import { parseJsonBodies } from './http/parseJsonBodies.ts'
import { addClassificationRules } from './http/purview/classificationRules.ts'
import { addCredentials } from './http/purview/credentials.ts'
import { addFilters } from './http/purview/filters.ts'
import { addKeyVaults } from './http/purview/keyVaults.ts'
import { addDataSources } from './http/purview/dataSources.ts'
import { addRuns } from './http/purview/runs.ts'
import { addScanRulesets } from './http/purview/scanRulesets.ts'
import { addRuntimes } from './http/purview/runtimes.ts'
import { addScans } from './http/purview/scans.ts'
import { addTriggers } from './http/purview/triggers.ts'
import { serveDownloads } from './http/serveDownloads.ts'
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
}

const day = 24 * 3600

/** The console's HTTP server: what happens to every request, and the list of everything it serves. Listens on nothing yet. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { console, bootstrapToken, logger, tls } = options
  const app: FastifyInstance = Fastify({
    ...(tls === null ? {} : { https: tls }),
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    frameworkErrors: (error, _request, reply) => {
      send(reply, refusalOf(error))
    },
    genReqId: () => randomUUID(),
    // ARM and Purview paths are compared without case; names keep theirs.
    routerOptions: { caseSensitive: false, maxParamLength: 200 },
    rewriteUrl: (request) => spellActions(request.url ?? '/'),
    requestTimeout: 60_000,
    forceCloseConnections: true,
  })
  app.setValidatorCompiler(validatorCompiler)
  answerErrors(app)
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
  await app.register(helmet, securityHeaders(tls !== null))
  await app.register(rateLimit, { global: false })

  const at: Edge = { app, console, bootstrapToken }
  addHealth(app, options.isReady)
  app.get('/openapi.json', { onRequest: authenticate({ access: 'Reader' }, at) }, () => openapi(version))
  addRuntimes(at)
  addDataSources(at)
  addCredentials(at)
  addKeyVaults(at)
  addFilters(at)
  addClassificationRules(at)
  addScanRulesets(at)
  addScans(at)
  addTriggers(at)
  addRuns(at)
  addAccess(at)
  addConsoleRuntimes(at)
  addManyRuntimes(at)
  addConsoleKeys(at)
  addConsoleNodes(at)
  addDiagnostics(at)
  addDownloads(at)
  addActivity(at)
  addPreferences(at)
  addVersions(at)
  addNotices(at)
  addConsoleRuns(at)
  addSchedules(at)
  addConsoleAssets(at)
  addChanges(at)
  addNodes(at)
  serveDownloads(at)
  serveWebApp(app, options.webDirectory)
  return app
}

const securityHeaders = (isTls: boolean) => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      // Fluent's style engine writes style elements.
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:'],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  strictTransportSecurity: isTls ? { maxAge: 365 * day, includeSubDomains: false } : (false as const),
  referrerPolicy: { policy: 'no-referrer' as const },
  frameguard: { action: 'deny' as const },
})
