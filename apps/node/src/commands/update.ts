import type { OwnUpdate } from '@mooring/contract'
import { asJsonLine } from '../asJsonLine.ts'
import { CommandFailure, exitCode } from '../CommandFailure.ts'
import type { Config } from '../config.ts'
import { parseOptions } from '../parseOptions.ts'
import { parseWholeNumber } from '../parseWholeNumber.ts'
import { cancelOwnUpdate, ownUpdateText, updateTimesText, readOwnUpdate, requestOwnUpdate } from '../update/ownUpdate.ts'
import { waitUntil } from '../waitUntil.ts'
import type { Command } from './Command.ts'

const help = `Asks the console to update this node now, in or out of the maintenance window. The running node downloads the version that the
console offers, verifies it, lets its scans finish, and starts anew; it goes back when the new version does not reach the console.

Usage: mooring-node update [--check | --cancel] [--wait] [--timeout-seconds <number>] [--json]

  --check             Ask for nothing: say whether there is a newer version, and how far the update is.
  --cancel            Take the update back: it ends with 1 when the node starts anew already, or nodes are updated by themselves now.
  --wait              Return when the node runs the new version; it ends with 1 and the reason when it does not take it.
  --timeout-seconds   How long to wait at most; 3600 when absent.
  --json              One line: {"version":..,"latest":..,"isUpdateAvailable":..,"phase":..,"since":..,"reason":..,
                      "waitsFor":..,"window":..,"opensAt":..,"updatedAt":..}

The installed file stays as it is: later versions lie in the node's home. With MOORING_NODE_UPDATES=off in the environment of the node it
takes no updates.

Examples:
  mooring-node update --check
  mooring-node update --wait
  mooring-node update --cancel
`

const options = {
  check: { type: 'boolean' },
  cancel: { type: 'boolean' },
  wait: { type: 'boolean' },
  'timeout-seconds': { type: 'string' },
  json: { type: 'boolean' },
} as const

export const update: Command = {
  summary: 'Update this node to the version that the console offers',
  help,
  async execute(args, { config, print }) {
    const { check, cancel, wait, json, 'timeout-seconds': timeout = '3600' } = parseOptions(args, options)
    if (cancel && (check || wait)) throw new CommandFailure('wrongUsage', '--cancel goes with neither --check nor --wait.')
    const seconds = parseWholeNumber(timeout, '--timeout-seconds', { min: 1, max: 86_400 })
    const ask = check ? readOwnUpdate : requestOwnUpdate
    const asked = await (cancel ? cancelOwnUpdate : ask)(config)
    if (asked === null) throw new CommandFailure('refused', 'This machine is not registered. Run "mooring-node register" first.')
    const found = wait && asked.isUpdateAvailable ? await untilUpdated(config, seconds) : asked
    print(json ? asJsonLine(found) : `${ownUpdateText(found)}\n${updateTimesText(found)}`)
    return exitCode.done
  },
}

/** Waits for the new version. While the console is away there is nothing to know. */
async function untilUpdated(config: Config, seconds: number): Promise<OwnUpdate> {
  const updated: OwnUpdate[] = []
  const look = async () => {
    const found = await lookPatiently(config)
    if (found === null) return false
    if (['refused', 'rolledBack', 'failed'].includes(found.phase ?? '')) throw new CommandFailure('refused', ownUpdateText(found))
    if (!found.isUpdateAvailable) updated.push(found)
    return updated.length > 0
  }
  await waitUntil(look, { seconds, otherwise: `The node was not updated within ${seconds} s. Look at "mooring-node update --check".` })
  const [found] = updated
  if (found === undefined) throw new Error('It was waited for nothing.')
  return found
}

async function lookPatiently(config: Config): Promise<OwnUpdate | null> {
  try {
    return await readOwnUpdate(config)
  } catch (error) {
    if (error instanceof CommandFailure && error.code === exitCode.unreachable) return null
    throw error
  }
}
