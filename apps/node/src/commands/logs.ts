import { asJsonLine } from '../asJsonLine.ts'
import { CommandFailure, exitCode } from '../CommandFailure.ts'
import { logLineAsText, type LogLine } from '../log.ts'
import { parseOptions } from '../parseOptions.ts'
import { parseWholeNumber } from '../parseWholeNumber.ts'
import { followLog, readLastLines, type LogFilter } from '../readLog.ts'
import { logLevels } from '../settings.ts'
import type { Command } from './Command.ts'

const help = `Prints the log of this node: what "mooring-node run" did, also as a service. It keeps the last 25 MB.

Usage: mooring-node logs [--lines <number>] [--level debug|info|warn|error] [--run <run id>] [--follow] [--json]

  --lines    How many of the last lines; 50 when absent.
  --level    Only what is at least as grave. What the node writes at all is set with "mooring-node set log-level".
  --run      Only what concerns one run; its id stands in the console.
  --follow   Go on with each line as it is written, until Ctrl+C.
  --json     JSON lines, as they are kept.

Examples:
  mooring-node logs --follow
  mooring-node logs --level warn --lines 200
  mooring-node logs --run 3fa85f64-5717-4562-b3fc-2c963f66afa6 --json
`

const options = {
  lines: { type: 'string' },
  level: { type: 'string' },
  run: { type: 'string' },
  follow: { type: 'boolean' },
  json: { type: 'boolean' },
} as const

export const logs: Command = {
  summary: 'Print the log of this node',
  help,
  async execute(args, { config, print }) {
    const { lines = '50', level = 'debug', run = null, follow, json } = parseOptions(args, options)
    const filter: LogFilter = { level: levelOf(level), runId: run }
    const count = parseWholeNumber(lines, '--lines', { min: 0, max: 1_000_000 })
    const show = ({ fields, ...line }: LogLine) =>
      print(json ? asJsonLine({ ...line, ...fields }) : `${line.time.slice(0, 10)} ${logLineAsText({ ...line, fields })}\n`)
    for (const line of await readLastLines(config.home, count, filter)) show(line)
    if (follow) await followLog(config.home, { ...filter, signal: new AbortController().signal }, show)
    return exitCode.done
  },
}

function levelOf(text: string) {
  const level = logLevels.find((name) => name === text)
  if (level === undefined) throw new CommandFailure('wrongUsage', `--level takes one of ${logLevels.join(', ')}.`)
  return level
}
