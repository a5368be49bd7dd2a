import { asJsonLine } from '../asJsonLine.ts'
import { exitCode } from '../CommandFailure.ts'
import { parseOptions } from '../parseOptions.ts'
import { planForMachine } from '../service/planForMachine.ts'
import { describeStep, takeSteps } from '../service/takeSteps.ts'
import type { Command } from './Command.ts'
import { refuseServiceOfAnother, requireAdministrator } from './serviceInstall.ts'

const help = `Stops the service of this node and removes it. The registration, the home and the service's user stay: the node can be started by hand,
or be a service again. To end the registration, run "mooring-node unregister".

Usage: mooring-node uninstall-service [--dry-run] [--json]

  --dry-run   Print what would be done, and do nothing.
  --json      One line: {"steps":[..]}

Examples:
  sudo mooring-node uninstall-service
`

export const serviceUninstall: Command = {
  summary: 'Remove the service of this node',
  help,
  async execute(args, { config, print }) {
    const { json, 'dry-run': dryRun } = parseOptions(args, { 'dry-run': { type: 'boolean' }, json: { type: 'boolean' } } as const)
    const steps = planForMachine(config, 0).uninstall
    if (!dryRun) {
      requireAdministrator()
      await refuseServiceOfAnother(config.home)
    }
    if (dryRun) print(json ? asJsonLine({ steps }) : steps.map((step) => `${describeStep(step)}\n`).join(''))
    else {
      await takeSteps(steps, json ? () => undefined : print)
      print(json ? asJsonLine({ steps: steps.map(describeStep) }) : 'The node is no service of this machine any more.\n')
    }
    return exitCode.done
  },
}
