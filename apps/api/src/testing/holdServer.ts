/** A console's database layer as a process of its own, for tests that kill it: `node holdServer.ts <data directory>`. */
import { openEmbeddedServer } from '../database/embedded.ts'

const [dataDirectory = ''] = process.argv.slice(2)
const say = (message: string) => void process.stderr.write(`${message}\n`)

try {
  const server = await openEmbeddedServer({ dataDirectory, log: { info: say, warn: say } })
  server.onLost((error) => {
    say(error.message)
    process.exit(2)
  })
  process.once('SIGTERM', () => void server.close())
  process.stdout.write('holding\n')
} catch (error) {
  process.stdout.write(`refused: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
