import { node } from '@mooring/contract'
import { errorKind } from '../agent/errorKind.ts'
import { deleteResults } from '../agent/results.ts'
import { asJsonLine } from '../asJsonLine.ts'
import { CommandFailure, exitCode } from '../CommandFailure.ts'
import { openNodeClient } from '../consoleClient.ts'
import { endFormerIdentity } from '../endFormerIdentity.ts'
import { deleteIdentity, readIdentity, type Identity } from '../identity.ts'
import { parseOptions } from '../parseOptions.ts'
import { readProxy, type Proxy } from '../proxy.ts'
import { withEndpoint } from '../registrationState.ts'
import { toCommandFailure } from '../toCommandFailure.ts'
import type { Command } from './Command.ts'

const help = `Ends the registration of this node: the console forgets it, and its identity is deleted here.

Usage: mooring-node unregister [--force] [--json]

  --force   Delete the identity here without telling the console, which goes on listing the node until it is removed there.
  --json    One line: {"node":..,"runtime":..}

Examples:
  mooring-node unregister
  mooring-node unregister --force
`

export const unregister: Command = {
  summary: 'End the registration of this node',
  help,
  async execute(args, { config, print }) {
    const { force, json } = parseOptions(args, { force: { type: 'boolean' }, json: { type: 'boolean' } } as const)
    const identity = await readIdentity(config.home)
    if (identity === null) throw new CommandFailure('refused', 'This machine is not registered.')
    if (!force && identity.ended === null) {
      await tellConsole(withEndpoint(identity, config), await readProxy(config))
      await endFormerIdentity(config)
    }
    await deleteIdentity(config.home)
    await deleteResults(config.home)
    const { nodeName, runtimeName } = identity
    print(json ? asJsonLine({ node: nodeName, runtime: runtimeName }) : `${nodeName} is no longer a node of ${runtimeName}.\n`)
    return exitCode.done
  },
}

async function tellConsole(identity: Identity, proxy: Proxy): Promise<void> {
  const client = await openNodeClient(identity, { proxy })
  try {
    await client.call(node.unregisterNode, {})
  } catch (error) {
    // Gone already is what was asked for.
    if (errorKind(error) !== 'gone') throw toCommandFailure(error, identity.origin)
  } finally {
    await client.close()
  }
}
