import type { Command } from './Command.ts'
import { start } from './start.ts'
import { stopAgent } from './stop.ts'

/** Longer than any drain that can be set takes. */
const stopSeconds = 3700

const help = `Stops this node, waiting for what it finishes, and starts it again. Settings such as the proxy count from then on.

Usage: mooring-node restart [--wait] [--timeout-seconds <number>] [--json]

  The options are those of "mooring-node start".

Examples:
  mooring-node restart --wait
`

export const restart: Command = {
  summary: 'Stop this node and start it again',
  help,
  async execute(args, context) {
    await stopAgent(context.config.home, stopSeconds)
    return start.execute(args, context)
  },
}
