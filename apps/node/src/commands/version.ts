import { asJsonLine } from '../asJsonLine.ts'
import { exitCode } from '../CommandFailure.ts'
import { parseOptions } from '../parseOptions.ts'
import { version as nodeVersion } from '../version.ts'
import type { Command } from './Command.ts'

const help = `Says which version this is, and what it runs on.

Usage: mooring-node version [--json]

  --json   One line: {"version":..,"runtime":..,"platform":..}

Examples:
  mooring-node version
  mooring-node version --json
`

export const version: Command = {
  summary: 'Say which version this is',
  help,
  async execute(args, { print }) {
    const { json } = parseOptions(args, { json: { type: 'boolean' } } as const)
    const found = { version: nodeVersion, runtime: `Node.js ${process.versions.node}`, platform: `${process.platform}-${process.arch}` }
    print(json ? asJsonLine(found) : `mooring-node ${found.version} (${found.runtime}, ${found.platform})\n`)
    return exitCode.done
  },
}
