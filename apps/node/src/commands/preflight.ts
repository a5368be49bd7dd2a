import { resolve } from 'node:path'
import type { PreflightReport } from '@mooring/contract'
import { addressOf } from '../addressOf.ts'
import { asJsonLine } from '../asJsonLine.ts'
import { exitCode } from '../CommandFailure.ts'
import { parseOptions } from '../parseOptions.ts'
import { runPreflight } from '../preflight/runPreflight.ts'
import { reportAsHtml } from '../report/reportAsHtml.ts'
import { hasNoFailure, preflightAsText } from '../report/reportAsText.ts'
import { writeReport } from '../report/writeReport.ts'
import type { Command } from './Command.ts'

const help = `Looks at this machine and says whether a node can run on it well: operating system, processor, memory, disk, rights, sleep, clock and more.
"mooring-node register" does the same first.

Usage: mooring-node preflight [--console <origin>] [--ca-file <pem file>] [--report <html file>] [--json]

  --console   The console to compare the clock with, such as https://console.example:8080; the one of the registration when absent.
  --ca-file   Certificates to trust there beside those of the system.
  --report    Write a page for a browser too.
  --json      One line, as the console takes it.

It ends with 1 when a check fails. What the machine does not tell is "not checked".

Examples:
  mooring-node preflight
  mooring-node preflight --console https://console.example --report preflight.html
`

const options = {
  console: { type: 'string' },
  'ca-file': { type: 'string' },
  report: { type: 'string' },
  json: { type: 'boolean' },
} as const

export const preflight: Command = {
  summary: 'Say whether a node can run well on this machine',
  help,
  async execute(args, { config, print }) {
    const values = parseOptions(args, options)
    const caFile = values['ca-file'] === undefined ? null : resolve(config.workingDirectory, values['ca-file'])
    const address = await addressOf(config, { origin: values.console, caFile })
    const report: PreflightReport = await runPreflight({ home: config.home, address })
    if (values.report !== undefined)
      await writeReport(resolve(config.workingDirectory, values.report), reportAsHtml({ preflight: report, network: null }))
    print(values.json ? asJsonLine(report) : preflightAsText(report))
    return hasNoFailure(report) ? exitCode.done : exitCode.refused
  },
}
