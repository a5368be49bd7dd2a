import { randomBytes } from 'node:crypto'
import { buildApp } from '../apps/api/src/app.ts'
import { migrate } from '../apps/api/src/database/migrate.ts'
import { openDatabase, type Database } from '../apps/api/src/database/open.ts'
import { ChangeFeed } from '../apps/api/src/events/ChangeFeed.ts'
import { makeLog } from '../apps/api/src/makeLog.ts'
import { Keyring } from '../apps/api/src/secrets/Keyring.ts'

export type Client = Awaited<ReturnType<Database['connect']>>

export interface BenchConsole {
  app: Awaited<ReturnType<typeof buildApp>>
  database: Database
  /** An administrator's. */
  token: string
  close: () => Promise<void>
}

/** A console on an empty embedded database in this process, with the settings of the product, reached without a port. */
export async function buildConsole(dataDirectory: string): Promise<BenchConsole> {
  const logger = makeLog('warn')
  const database = await openDatabase({ dataDirectory, databaseUrl: null }, { info: () => undefined, warn: (text) => logger.warn(text) })
  await migrate(database)
  const token = randomBytes(24).toString('hex')
  const app = await buildApp({
    console: {
      prisma: database.prisma,
      keyring: new Keyring(randomBytes(32)),
      feed: new ChangeFeed(),
      now: () => new Date(),
      account: 'bench',
      publicOrigin: () => 'http://127.0.0.1:8080',
      authority: null,
      downloadsDirectory: 'none',
    },
    bootstrapToken: token,
    logger,
    isReady: () => database.isReady(),
    webDirectory: 'none',
    tls: null,
    trustedProxies: [],
  })
  const close = async () => {
    await app.close()
    await database.close()
  }
  return { app, database, token, close }
}
