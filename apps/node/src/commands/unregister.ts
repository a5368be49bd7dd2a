import { node } from '@mooring/contract'
import { errorKind } from '../agent/errorKind.ts'
import { deleteResults } from '../agent/results.ts'
import { asJsonLine } from '../asJsonLine.ts'
import { CommandFailure, exitCode } from '../CommandFailure.ts'
import type { Config } from '../config.ts'
import { openNodeClient } from '../consoleClient.ts'
import { endFormerIdentity } from '../endFormerIdentity.ts'
import { deleteIdentity, readIdentity, type Identity } from '../identity.ts'
import { lastInstance } from '../instances.ts'
import { parseOptions } from '../parseOptions.ts'
import { readProxy } from '../proxy.ts'
import { withEndpoint } from '../registrationState.ts'
import { isOfCopy } from '../tellConsoleGoodbye.ts'
import { toCommandFailure } from '../toCommandFailure.ts'
import type { Command } from './Command.ts'
import { stopAgent } from './stop.ts'

const help = `Ends the registration of this node: the console forgets it, and its identity is deleted here.

Usage: mooring-node unregister [--force] [--json]

  --force   Delete the identity here without telling the console, which goes on listing the node until it is removed there.
  --json    One line: {"node":..,"runtime":..,"wasCopy":..}

On a machine that the console has found to be a copy of another, only what is here is deleted: the node goes on where it was first.

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
    let wasCopy = false
    if (!force && identity.ended === null) {
      wasCopy = await tellConsole(withEndpoint(identity, config), config)
      await endFormerIdentity(config)
    }
    // The console refuses a copy, but does not end it.
    if (wasCopy) await stopAgent(config.home, 0)
    await deleteIdentity(config.home)
    await deleteResults(config.home)
    const { nodeName, runtimeName } = identity
    const text = wasCopy
      ? `This machine is a copy of ${nodeName}, which stays a node of ${runtimeName}. Its registration was deleted here.`
      : `${nodeName} is no longer a node of ${runtimeName}.`
    print(json ? asJsonLine({ node: nodeName, runtime: runtimeName, wasCopy }) : `${text}\n`)
    return exitCode.done
  },
}

/** Whether the console answered that this machine is a copy of the node. */
async function tellConsole(identity: Identity, config: Config): Promise<boolean> {
  const [proxy, instanceId] = [await readProxy(config), await lastInstance(config.home, identity.nodeId)]
  const client = await openNodeClient(identity, { proxy, instanceId })
  try {
    await client.call(node.unregisterNode, {})
    return false
  } catch (error) {
    if (isOfCopy(error)) return true
    // Gone already is what was asked for.
    if (errorKind(error) === 'gone') return false
    throw toCommandFailure(error, identity.origin)
  } finally {
    await client.close()
  }
}
