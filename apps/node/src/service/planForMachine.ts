import { CommandFailure } from '../CommandFailure.ts'
import type { Config } from '../config.ts'
import { ownCommand } from '../ownCommand.ts'
import { launchdPlan } from './launchdPlan.ts'
import type { ServiceParts, ServicePlan } from './ServicePlan.ts'
import { systemdPlan } from './systemdPlan.ts'
import { windowsPlan } from './windowsPlan.ts'

/** The plan for this machine. Throws `CommandFailure` when it has no manager of services that is known here. */
export function planForMachine({ home, administratorName }: Config, drainSeconds: number): ServicePlan {
  const [program, script = null] = ownCommand()
  const parts: ServiceParts = { program, script, home, drainSeconds }
  if (process.platform === 'linux') return systemdPlan(parts)
  if (process.platform === 'darwin') return launchdPlan({ ...parts, owner: administratorName ?? 'root' })
  if (process.platform === 'win32') return windowsPlan(parts)
  throw new CommandFailure(
    'refused',
    `There are no services on ${process.platform} that this program knows. Have "mooring-node run" started by what there is.`,
  )
}
