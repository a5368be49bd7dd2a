import path from 'node:path'
import { readConfig, ConfigError } from './config.ts'
import { DatabaseError } from './database/DatabaseError.ts'
import { makeLog } from './makeLog.ts'
import { MasterKeyError } from './secrets/masterKey.ts'
import { startConsole } from './startConsole.ts'

const say = (text: string) => process.stdout.write(`${text}\n`)

/** What an operator can mend is said in one sentence; anything else is a defect and keeps its stack. */
const isForOperator = (error: unknown): error is Error =>
  error instanceof ConfigError || error instanceof DatabaseError || error instanceof MasterKeyError

async function main(): Promise<void> {
  const config = readConfig()
  const log = makeLog(config.logLevel)
  // Heard from the beginning, and again and again: a signal while starting or stopping must not leave a database server behind.
  const { promise: stopped, resolve: stop } = Promise.withResolvers<void>()
  process.on('SIGINT', () => stop())
  process.on('SIGTERM', () => stop())
  const builtOf = (name: string) => path.join(import.meta.dirname, '../..', name, 'dist')
  const console = await startConsole(config, { log, webDirectory: builtOf('web'), downloadsDirectory: builtOf('node') })
  say(`\nMooring is ready: ${console.origin}`)
  if (console.setupLink !== null) say(`Create the first administrator with this one-time link:\n  ${console.setupLink}`)
  const lost = await Promise.race([stopped, console.lost])
  if (lost) log.fatal({ err: lost }, 'the database is lost')
  else say('Stopping.')
  await console.close()
  process.exit(lost ? 1 : 0)
}

try {
  await main()
} catch (error) {
  if (!isForOperator(error)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}
