import { resolve } from 'node:path'
import { addressOf } from '../addressOf.ts'
import { asJsonLine } from '../asJsonLine.ts'
import { CommandFailure, exitCode } from '../CommandFailure.ts'
import { diagnoseMachine } from '../diagnoseMachine.ts'
import { parseTarget } from '../network/parseTarget.ts'
import { parseOptions } from '../parseOptions.ts'
import { reportAsHtml } from '../report/reportAsHtml.ts'
import { hasNoFailure, networkAsText, preflightAsText } from '../report/reportAsText.ts'
import { writeReport } from '../report/writeReport.ts'
import type { Command } from './Command.ts'

const targetsMax = 63

const help = `Finds out why the node does not get through: takes the way to the console, and to any server, step by step (name, connection or
proxy, certificate, answer) and says at which step it fails and how to mend that. It works before the machine is registered.

Usage: mooring-node diagnose [--console <origin>] [--target <server>]... [--ca-file <pem file>] [--report <html file>] [--json]

  --console   The console, such as https://console.example:8080; the one of the registration when absent.
  --target    A server too: host:port, tls://host:port or https://host, as often as there are any. With =private behind it, its name
              must lead to a private address, as with private endpoints.
  --ca-file   Certificates to trust beside those of the system.
  --report    Write a page for a browser too, with the checks of the machine.
  --json      One line: {"preflight":..,"network":..}, as the console takes it.

It ends with 1 when a way fails.

Examples:
  mooring-node diagnose
  mooring-node diagnose --console https://console.example --report diagnosis.html
  mooring-node diagnose --target sql.corp.example:1433 --target https://myvault.vault.azure.net=private
`

const options = {
  console: { type: 'string' },
  target: { type: 'string', multiple: true },
  'ca-file': { type: 'string' },
  report: { type: 'string' },
  json: { type: 'boolean' },
} as const

export const diagnose: Command = {
  summary: 'Find out why the node does not get through',
  help,
  async execute(args, { config, print }) {
    const values = parseOptions(args, options)
    const given = (values.target ?? []).map(parseTarget)
    if (given.length > targetsMax) throw new CommandFailure('wrongUsage', `At most ${targetsMax} targets at a time.`)
    const caFile = values['ca-file'] === undefined ? null : resolve(config.workingDirectory, values['ca-file'])
    const address = await addressOf(config, { origin: values.console, caFile })
    if (address === null && given.length === 0)
      throw new CommandFailure('wrongUsage', 'This machine is not registered: say with --console or --target where to look.')
    const { preflight, network } = await diagnoseMachine(config, { address, caFile, targets: given })
    if (values.report !== undefined)
      await writeReport(resolve(config.workingDirectory, values.report), reportAsHtml({ preflight, network }))
    print(values.json ? asJsonLine({ preflight, network }) : `${preflightAsText(preflight)}\n${networkAsText(network)}`)
    return hasNoFailure(network) ? exitCode.done : exitCode.refused
  },
}
