import { asJsonLine } from '../asJsonLine.ts'
import { exitCode } from '../CommandFailure.ts'
import { openManagerPage } from '../manager/openManagerPage.ts'
import { parseOptions } from '../parseOptions.ts'
import { parseWholeNumber } from '../parseWholeNumber.ts'
import type { Command } from './Command.ts'

const idleMinutes = 30

const help = `Serves the Configuration Manager of this node: a page for the browser of this machine, on which it is registered, started and stopped,
set and looked into.

Usage: mooring-node manager [--port <number>] [--json]

  --port   The port to serve it on; any that is free when absent.
  --json   One line: {"address":..}

It prints the address, which opens the page once: whoever opens it first has it. It is served on 127.0.0.1 only, and ends when nobody used it
for ${idleMinutes} minutes, or by Ctrl+C. For a machine without a screen forward the same port: ssh -L 8500:127.0.0.1:8500 <machine>.

Examples:
  mooring-node manager
  mooring-node manager --port 8500
`

export const manager: Command = {
  summary: 'Serve the Configuration Manager, a page for the browser of this machine',
  help,
  async execute(args, { config, print, warn }) {
    const { port = '0', json } = parseOptions(args, { port: { type: 'string' }, json: { type: 'boolean' } } as const)
    const wanted = parseWholeNumber(port, '--port', { min: 0, max: 65_535 })
    const page = await openManagerPage(config, { port: wanted, idleMs: idleMinutes * 60_000, warn })
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void page.close())
    const { address } = page
    print(
      json
        ? asJsonLine({ address })
        : `Open this address in the browser of this machine. It works once.\n\n  ${address}\n\nCtrl+C ends it.\n`,
    )
    const reason = await page.ended
    if (reason === 'idle') warn(`The Configuration Manager has ended: nobody used it for ${idleMinutes} minutes.\n`)
    return exitCode.done
  },
}
