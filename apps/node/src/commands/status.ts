import type { AgentStatus } from '../agent/AgentStatus.ts'
import { exitCode } from '../CommandFailure.ts'
import { parseOptions } from '../parseOptions.ts'
import { readStatus } from '../readStatus.ts'
import type { Command } from './Command.ts'

const help = `Says how this node is.

Usage: mooring-node status [--json]

  --json   One line: {"state":"Connected"|"Reconnecting"|"Stopped"|"NotRegistered","reason":..,"runtime":..,"node":..,"runningJobs":..}
           Connected: the console answered the last heartbeat. Reconnecting: it did not, reason says why.
           Stopped: registered, but "mooring-node run" does not run. NotRegistered: never registered, removed, or the runtime was deleted.

Examples:
  mooring-node status
  mooring-node status --json
`

export const status: Command = {
  summary: 'Say whether this node is registered, running and connected',
  help,
  async execute(args, { config, print }) {
    const { json } = parseOptions(args, { json: { type: 'boolean' } } as const)
    const found = await readStatus(config.home)
    print(json ? `${JSON.stringify(found)}\n` : asText(found))
    return exitCode.done
  },
}

function asText({ state, reason, runtime, node, runningJobs }: AgentStatus): string {
  const lines = [
    ['State', state],
    ['Reason', reason],
    ['Runtime', runtime],
    ['Node', node],
    ['Running jobs', String(runningJobs)],
  ] as const
  return lines.map(([name, value]) => (value === null ? '' : `${`${name}:`.padEnd(14)}${value}\n`)).join('')
}
