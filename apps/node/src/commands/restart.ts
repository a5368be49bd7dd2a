import type { Command } from './Command.ts'
import { parseStartOptions, start } from './start.ts'
import { stopAgent } from './stop.ts'

/** Longer than any drain that can be set takes. */
const stopSeconds = 3700

const help = `Stops this node, waiting for what it finishes, and starts it again. Settings such as the proxy count from then on.

Usage: mooring-node restart [--wait] [--timeout-seconds <number>] [--json]

  The options are those of "mooring-node start". --timeout-seconds bounds the wait for its end as well; an hour when absent.

Examples:
  mooring-node restart --wait
`

export const restart: Command = {
  summary: 'Stop this node and start it again',
  help,
  async execute(args, context) {
    // Before it is stopped: what is typed wrong must not leave it so.
    const { seconds } = parseStartOptions(args)
    await stopAgent(context.config.home, seconds ?? stopSeconds)
    return start.execute(args, context)
  },
}
