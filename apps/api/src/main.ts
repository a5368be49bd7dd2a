import path from 'node:path'
import { readConfig, ConfigError } from './config.ts'
import { DatabaseError } from './database/DatabaseError.ts'
import { makeLog } from './makeLog.ts'
import { MasterKeyError } from './secrets/masterKey.ts'
import { startConsole } from './startConsole.ts'

const say = (text: string) => process.stdout.write(`${text}\n`)

/** What an operator can mend is said in one sentence; anything else is a defect and keeps its stack. */
const isForOperator = (error: unknown): error is Error =>
  error instanceof ConfigError ||
  error instanceof DatabaseError ||
  error instanceof MasterKeyError ||
  (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')

async function main(): Promise<void> {
  const config = readConfig()
  const log = makeLog(config.logLevel)
  const console = await startConsole(config, { log, webDirectory: path.join(import.meta.dirname, '../../web/dist') })
  say(`\nMooring is ready: ${console.origin}`)
  if (console.setupLink !== null) say(`Create the first administrator with this one-time link:\n  ${console.setupLink}`)
  const stop = () => {
    say('Stopping.')
    console.close().then(
      () => process.exit(),
      (error: unknown) => {
        log.fatal({ err: error }, 'the console did not stop cleanly')
        process.exit(1)
      },
    )
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

try {
  await main()
} catch (error) {
  if (!isForOperator(error)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}
