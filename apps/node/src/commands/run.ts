import { drainMsDefault } from '../agent/drainMsDefault.ts'
import { isLaunched } from '../config.ts'
import { openLog } from '../log.ts'
import { openHome } from '../openHome.ts'
import { parseOptions } from '../parseOptions.ts'
import { parseWholeNumber } from '../parseWholeNumber.ts'
import { stopController } from '../stopController.ts'
import { launch } from '../update/launch.ts'
import type { Command } from './Command.ts'

const drainSecondsRange = { min: 0, max: 3600 }

const help = `Runs this node: it takes the runs of its integration runtime and scans, until it is stopped (Ctrl+C, SIGTERM, "mooring-node stop").

Usage: mooring-node run [--drain-seconds <number>]

  --drain-seconds   How long scans may go on after the node was asked to stop, ${drainMsDefault / 1000} when absent. It takes no more runs
                    meanwhile; what is not done then is given back to the console, which gives it to another node.

It logs to standard error, as JSON lines unless that is a terminal, and to files in its home: see "mooring-node logs". It ends with 1
when the node was removed from its runtime or the runtime was deleted. Passwords that a credential takes from the node's environment
must be in the environment of this command.

Examples:
  mooring-node run
  mooring-node run --drain-seconds 120
  PG_PASSWORD="$(cat password.txt)" mooring-node run
`

export const run: Command = {
  summary: 'Take the runs of the integration runtime and scan',
  help,
  async execute(args, { config }) {
    const values = parseOptions(args, { 'drain-seconds': { type: 'string' } } as const)
    const drainSeconds = parseWholeNumber(values['drain-seconds'] ?? String(drainMsDefault / 1000), '--drain-seconds', drainSecondsRange)
    await openHome(config.home)
    // Loaded when it is this program that runs: one that only starts another version shall take little memory.
    const runHere = async () => (await import('../runInstalled.ts')).runInstalled(config, drainSeconds * 1000)
    if (isLaunched()) return runHere()
    const stop = stopController().signal
    const canBecome = process.execve !== undefined && process.platform !== 'win32'
    return launch({ home: config.home, args: ['run', ...args], log: openLog(process.stderr), stop, runHere, canBecome })
  },
}
