import { hostname } from 'node:os'
import type { Logger } from 'pino'
import type { Console } from './ActContext.ts'
import { buildApp } from './app.ts'
import { everySeconds } from './background/everySeconds.ts'
import { fireTriggers, fireTriggersEverySeconds } from './background/fireTriggers.ts'
import { markLostNodes, markLostNodesEverySeconds } from './background/markLostNodes.ts'
import { mendDigests, mendDigestsEverySeconds } from './background/mendDigests.ts'
import { prune, pruneEverySeconds } from './background/prune.ts'
import { removeEphemeralNodes, removeEphemeralNodesEverySeconds } from './background/removeEphemeralNodes.ts'
import { requeueLostRuns, requeueLostRunsEverySeconds } from './background/requeueLostRuns.ts'
import { rollOutUpdates, rollOutUpdatesEverySeconds } from './background/rollOutUpdates.ts'
import type { Config } from './config.ts'
import { migrate } from './database/migrate.ts'
import { openDatabase, type Database } from './database/open.ts'
import { holdsSecrets } from './database/queries/holdsSecrets.ts'
import { newSetupLink } from './database/queries/newSetupLink.ts'
import { ChangeFeed } from './events/ChangeFeed.ts'
import { listen } from './events/listen.ts'
import { listenOn } from './http/listenOn.ts'
import { readTls } from './readTls.ts'
import { Keyring } from './secrets/Keyring.ts'
import { loadMasterKey } from './secrets/masterKey.ts'

export interface RunningConsole {
  /** Where people reach it, such as `http://127.0.0.1:8080`. */
  origin: string
  /** The one-time link that makes the first administrator; null once there is one. */
  setupLink: string | null
  /** Resolves when its database is lost for good. */
  lost: Promise<Error>
  close: () => Promise<void>
}

/** What a console is started with beside its configuration: where the builds of the web app and of the node lie. */
interface StartOptions {
  log: Logger
  webDirectory: string
  downloadsDirectory: string
}

/** A console in this process: database, background work and HTTP server, in the order in which each needs the other. */
export async function startConsole(config: Config, options: StartOptions): Promise<RunningConsole> {
  const { log } = options
  const database = await openDatabase(config, { info: (text) => log.info(text), warn: (text) => log.warn(text) })
  const ends: (() => Promise<void>)[] = [() => database.close()]
  const close = async () => {
    for (const end of ends.splice(0).toReversed()) await end()
  }
  try {
    const lost = new Promise<Error>((resolve) => database.onLost(resolve))
    return { ...(await serve(config, { ...options, database, ends })), lost, close }
  } catch (cause) {
    await close()
    throw cause
  }
}

interface Parts extends StartOptions {
  database: Database
  ends: (() => Promise<void>)[]
}

async function serve(config: Config, parts: Parts): Promise<Pick<RunningConsole, 'origin' | 'setupLink'>> {
  const { database, log, webDirectory, downloadsDirectory, ends } = parts
  const applied = await migrate(database)
  if (applied.length > 0) log.info({ migrations: applied }, 'the database was migrated')
  const masterKey = await loadMasterKey(config.masterKeyFile, {
    create: config.databaseUrl === null && !(await holdsSecrets(database.prisma)),
  })
  const onError = (error: unknown) => log.warn({ err: error }, 'background work failed; it will be tried again')

  const feed = new ChangeFeed()
  ends.push(await listen({ connect: () => database.connect(), feed, onError }))

  const tls = await readTls(config)
  let origin = config.publicUrl ?? ''
  const console: Console = {
    prisma: database.prisma,
    keyring: new Keyring(masterKey),
    feed,
    now: () => new Date(),
    account: config.account,
    publicOrigin: () => origin,
    downloadsDirectory,
    authority: tls?.authority ?? null,
  }
  // Nodes fell silent while no console was there to see it.
  await mendDigests(console).catch(onError)
  ends.push(...startBackground(console, onError))

  const { bootstrapToken, trustedProxies } = config
  const isReady = () => database.isReady()
  const app = await buildApp({ console, bootstrapToken, logger: log, isReady, webDirectory, tls, trustedProxies })
  ends.push(async () => app.close())
  const port = await listenOn(app, config)
  origin ||= `${tls === null ? 'http' : 'https'}://${reachable(config.host)}:${port}`

  const token = await newSetupLink(database.prisma)
  return { origin, setupLink: token === null ? null : `${origin}/setup#token=${token}` }
}

/** A console that listens everywhere is reached under the machine's name. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return hostname()
  return host.includes(':') ? `[${host}]` : host
}

function startBackground(console: Console, onError: (error: unknown) => void): (() => Promise<void>)[] {
  return [
    everySeconds(markLostNodesEverySeconds, () => markLostNodes(console), onError),
    everySeconds(mendDigestsEverySeconds, () => mendDigests(console), onError),
    everySeconds(requeueLostRunsEverySeconds, requeueLostRuns(console), onError),
    everySeconds(fireTriggersEverySeconds, () => fireTriggers(console), onError),
    everySeconds(removeEphemeralNodesEverySeconds, () => removeEphemeralNodes(console), onError),
    everySeconds(rollOutUpdatesEverySeconds, () => rollOutUpdates(console), onError),
    everySeconds(pruneEverySeconds, () => prune(console), onError),
  ]
}
