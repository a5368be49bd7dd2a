import { askRunningAgent } from '../agent/statusSocket.ts'
import { asJsonLine } from '../asJsonLine.ts'
import { CommandFailure, exitCode } from '../CommandFailure.ts'
import { readIdentity } from '../identity.ts'
import { parseOptions } from '../parseOptions.ts'
import { parseWholeNumber } from '../parseWholeNumber.ts'
import { serviceOf } from '../service/isInstalled.ts'
import { planForMachine } from '../service/planForMachine.ts'
import { describeStep, takeSteps } from '../service/takeSteps.ts'
import type { Command } from './Command.ts'
import { stopAgent } from './stop.ts'

/** Longer than any drain that can be set takes. */
const stopSeconds = 3700

const help = `Makes this node a service of the machine, which starts with it and is started again when it fails: of systemd on Linux, of launchd
on macOS, a Windows service on Windows. It takes an administrator, and a node that is registered.

Usage: mooring-node install-service [--drain-seconds <number>] [--dry-run] [--json]

  --drain-seconds   How long scans may go on when the service is stopped; 30 when absent.
  --dry-run         Print what would be done, with the files that would be written, and do nothing.
  --json            One line: {"steps":[..]}

A node that runs is stopped before, and lets its scans finish for that. A machine has one service: that of another home is not replaced.
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
    await refuseServiceOfAnother(config.home)
    // One that runs as a process holds the home.
    const wasRunning = await stopAgent(config.home, stopSeconds)
    try {
      await takeSteps(install, values.json ? () => undefined : print)
    } catch (error) {
      throw wasRunning && error instanceof CommandFailure ? await withState(error, config.home) : error
    }
    print(values.json ? asJsonLine({ steps: install.map(describeStep) }) : 'The node is a service of this machine and runs.\n')
    return exitCode.done
  },
}

/** With how the node is that ran before. It is not started again from here: who ran it before, and with which environment, is not known. */
async function withState(failure: CommandFailure, home: string): Promise<CommandFailure> {
  const state =
    (await askRunningAgent(home)) === null
      ? 'The node, which ran before, was stopped for this and does not run now. Mend that and call this again; or have it run as before: "mooring-node start", as the user who ran it.'
      : 'The node, which was stopped for this, runs again.'
  return new CommandFailure('refused', `${failure.message}\n${state}`, { cause: failure })
}

/** Its steps would write over the service of another node without a word, or remove that. */
export async function refuseServiceOfAnother(home: string): Promise<void> {
  if ((await serviceOf(home)) !== 'another') return
  throw new CommandFailure(
    'refused',
    `The service of this machine is that of another home than ${home}. To give it up, run "mooring-node uninstall-service" with the MOORING_NODE_HOME of that one; or have "mooring-node run" of this home started by what else there is.`,
  )
}

/** Windows refuses by itself what an ordinary user may not do. */
export function requireAdministrator(): void {
  if (process.getuid === undefined || process.getuid() === 0) return
  throw new CommandFailure('refused', 'This takes an administrator: run it with sudo.')
}
