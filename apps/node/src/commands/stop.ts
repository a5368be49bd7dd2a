import { tellRunningAgent, askRunningAgent } from '../agent/statusSocket.ts'
import { asJsonLine } from '../asJsonLine.ts'
import { exitCode } from '../CommandFailure.ts'
import { parseOptions } from '../parseOptions.ts'
import { parseWholeNumber } from '../parseWholeNumber.ts'
import { waitUntil } from '../waitUntil.ts'
import type { Command } from './Command.ts'

const help = `Asks the running node to stop: it takes no more runs, lets scans finish for a while, gives the rest back, and ends.

Usage: mooring-node stop [--wait] [--timeout-seconds <number>] [--json]

  --wait              Return when it has ended.
  --timeout-seconds   How long to wait at most; 120 when absent.
  --json              One line: {"wasRunning":..,"hasEnded":..}

A node that runs as a service is stopped in the same way; the service manager leaves it stopped until it is started again or the machine is.

Examples:
  mooring-node stop
  mooring-node stop --wait
`

const options = { wait: { type: 'boolean' }, 'timeout-seconds': { type: 'string' }, json: { type: 'boolean' } } as const

export const stop: Command = {
  summary: 'Ask the running node to finish and stop',
  help,
  async execute(args, { config, print }) {
    const { wait, json, 'timeout-seconds': timeout = '120' } = parseOptions(args, options)
    const seconds = parseWholeNumber(timeout, '--timeout-seconds', { min: 1, max: 86_400 })
    const wasRunning = await stopAgent(config.home, wait ? seconds : 0)
    const ended = wait ? 'The node has stopped.' : 'The node finishes and stops.'
    const text = wasRunning ? ended : 'The node does not run.'
    print(json ? asJsonLine({ wasRunning, hasEnded: !wasRunning || wait === true }) : `${text}\n`)
    return exitCode.done
  },
}

/** Asks the agent of a home to stop, and waits so many seconds for its end; 0: not at all. False when none ran. */
export async function stopAgent(home: string, seconds: number): Promise<boolean> {
  if ((await tellRunningAgent(home, 'stop')) === null) return false
  if (seconds === 0) return true
  const otherwise = `The node has not ended within ${seconds} s. It still finishes scans; wait longer, or end its process.`
  await waitUntil(async () => (await askRunningAgent(home)) === null, { seconds, otherwise })
  return true
}
