import { asJsonLine } from '../asJsonLine.ts'
import { CommandFailure, exitCode } from '../CommandFailure.ts'
import { readIdentity } from '../identity.ts'
import { parseOptions } from '../parseOptions.ts'
import { parseWholeNumber } from '../parseWholeNumber.ts'
import { planForMachine } from '../service/planForMachine.ts'
import { describeStep, takeSteps } from '../service/takeSteps.ts'
import type { Command } from './Command.ts'

const help = `Makes this node a service of the machine, which starts with it and is started again when it fails: of systemd on Linux, of launchd
on macOS, a Windows service on Windows. It takes an administrator, and a node that is registered.

Usage: mooring-node install-service [--drain-seconds <number>] [--dry-run] [--json]

  --drain-seconds   How long scans may go on when the service is stopped; 30 when absent.
  --dry-run         Print what would be done, with the files that would be written, and do nothing.
  --json            One line: {"steps":[..]}

On Linux the service runs as the user mooring-node, who is made and can do little else. Passwords of data sources that credentials take
from the environment go into /etc/mooring-node.env, one NAME=value a line, readable by root only.

Examples:
  sudo mooring-node install-service
  mooring-node install-service --dry-run
`

const options = { 'drain-seconds': { type: 'string' }, 'dry-run': { type: 'boolean' }, json: { type: 'boolean' } } as const

export const serviceInstall: Command = {
  summary: 'Make this node a service of the machine',
  help,
  async execute(args, { config, print }) {
    const values = parseOptions(args, options)
    const drainSeconds = parseWholeNumber(values['drain-seconds'] ?? '30', '--drain-seconds', { min: 0, max: 3600 })
    const { install } = planForMachine(config, drainSeconds)
    if (values['dry-run']) {
      const shown = install.map((step) => (step.kind === 'write' ? `${describeStep(step)}:\n\n${step.text}\n` : `${describeStep(step)}\n`))
      print(values.json ? asJsonLine({ steps: install }) : shown.join(''))
      return exitCode.done
    }
    const identity = await readIdentity(config.home)
    if (identity === null || identity.ended !== null)
      throw new CommandFailure('refused', `No node is registered in ${config.home}. Run "mooring-node register" first, as administrator.`)
    requireAdministrator()
    await takeSteps(install, values.json ? () => undefined : print)
    print(values.json ? asJsonLine({ steps: install.map(describeStep) }) : 'The node is a service of this machine and runs.\n')
    return exitCode.done
  },
}

/** Windows refuses by itself what an ordinary user may not do. */
export function requireAdministrator(): void {
  if (process.getuid === undefined || process.getuid() === 0) return
  throw new CommandFailure('refused', 'This takes an administrator: run it with sudo.')
}
