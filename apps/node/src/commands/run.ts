import { Agent } from '../agent/Agent.ts'
import { holdHome } from '../agent/statusSocket.ts'
import { systemClock } from '../Clock.ts'
import { CommandFailure, exitCode } from '../CommandFailure.ts'
import type { Config } from '../config.ts'
import { openNodeClient } from '../consoleClient.ts'
import { endIdentity, readIdentity, type Ending, type Identity } from '../identity.ts'
import { openLog } from '../log.ts'
import { openHome } from '../openHome.ts'
import { parseOptions } from '../parseOptions.ts'
import { withEndpoint } from '../registrationState.ts'
import type { Command } from './Command.ts'

const help = `Runs this node: it takes the runs of its integration runtime and scans, until it is stopped (Ctrl+C, SIGTERM).

Usage: mooring-node run

It logs to standard error, as JSON lines unless that is a terminal. It ends with 1 when the node was removed from its runtime or the
runtime was deleted. Passwords that a credential takes from the node's environment must be in the environment of this command.

Examples:
  mooring-node run
  PG_PASSWORD="$(cat password.txt)" mooring-node run
`

export const run: Command = {
  summary: 'Take the runs of the integration runtime and scan',
  help,
  async execute(args, { config }) {
    parseOptions(args, {})
    const identity = withEndpoint(await readRegistered(config), config)
    await openHome(config.home)
    const client = await openNodeClient(identity)
    try {
      const ended = await runAgent(new Agent({ identity, home: config.home, client, clock: systemClock, log: openLog() }), config)
      if (ended === null) return exitCode.done
      await endIdentity(config.home, identity.nodeId, ended)
      throw new CommandFailure('refused', ended.reason)
    } finally {
      await client.close()
    }
  },
}

async function runAgent(agent: Agent, { home }: Config): Promise<Ending | null> {
  const hold = await holdHome(home, () => agent.status())
  try {
    return await agent.run(stopSignal())
  } finally {
    await hold.release()
  }
}

async function readRegistered({ home }: Config): Promise<Identity> {
  const identity = await readIdentity(home)
  if (identity === null) throw new CommandFailure('refused', 'This machine is not registered. Run "mooring-node register" first.')
  if (identity.ended !== null) throw new CommandFailure('refused', identity.ended.reason)
  return identity
}

/** Aborted by the first signal to end; a second one finds the default again and ends the process at once. */
function stopSignal(): AbortSignal {
  const controller = new AbortController()
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => controller.abort())
  return controller.signal
}
