import { spawn } from 'node:child_process'
import type { AgentStatus } from '../agent/AgentStatus.ts'
import { askRunningAgent } from '../agent/statusSocket.ts'
import { asJsonLine } from '../asJsonLine.ts'
import { CommandFailure, exitCode } from '../CommandFailure.ts'
import type { Config } from '../config.ts'
import { readIdentity } from '../identity.ts'
import { ownCommand } from '../ownCommand.ts'
import { parseOptions } from '../parseOptions.ts'
import { parseWholeNumber } from '../parseWholeNumber.ts'
import { isInstalled } from '../service/isInstalled.ts'
import { planForMachine } from '../service/planForMachine.ts'
import { takeSteps } from '../service/takeSteps.ts'
import { waitUntil } from '../waitUntil.ts'
import type { Command } from './Command.ts'

const help = `Starts this node in the background: as its service when one is installed, else as a process that outlives the terminal.

Usage: mooring-node start [--wait] [--timeout-seconds <number>] [--json]

  --wait              Return when the console has answered its first heartbeat.
  --timeout-seconds   How long to wait at most; 60 when absent.
  --json              One line as of "mooring-node status --json".

A process that is no service is not started again when it fails or the machine is restarted: see "mooring-node install-service --help".

Examples:
  mooring-node start --wait
`

const options = { wait: { type: 'boolean' }, 'timeout-seconds': { type: 'string' }, json: { type: 'boolean' } } as const

interface StartOptions {
  wait: boolean
  json: boolean
  /** How long to wait at most; null when it was not said. */
  seconds: number | null
}

/** The options of "start", which "restart" has as well. Throws `CommandFailure`. */
export function parseStartOptions(args: string[]): StartOptions {
  const { wait = false, json = false, 'timeout-seconds': timeout } = parseOptions(args, options)
  const seconds = timeout === undefined ? null : parseWholeNumber(timeout, '--timeout-seconds', { min: 1, max: 86_400 })
  return { wait, json, seconds }
}

export const start: Command = {
  summary: 'Start this node in the background',
  help,
  async execute(args, { config, print }) {
    const { wait, json, seconds } = parseStartOptions(args)
    await startAgent(config)
    const status = await waitForAgent(config, { seconds: seconds ?? 60, isReady: (found) => !wait || found.state === 'Connected' })
    print(json ? asJsonLine(status) : `The node runs: ${status.state}.\n`)
    return exitCode.done
  },
}

/** Starts the agent of a home, unless it runs. */
export async function startAgent(config: Config): Promise<void> {
  const identity = await readIdentity(config.home)
  if (identity === null) throw new CommandFailure('refused', 'This machine is not registered. Run "mooring-node register" first.')
  if (identity.ended !== null) throw new CommandFailure('refused', identity.ended.reason)
  if ((await askRunningAgent(config.home)) !== null) return
  if (await isInstalled(config.home)) return takeSteps([{ kind: 'run', argv: planForMachine(config, 0).start }], () => undefined)
  const [program, ...args] = ownCommand()
  const child = spawn(program, [...args, 'run'], { detached: true, stdio: 'ignore', windowsHide: true })
  child.unref()
}

interface Awaited {
  seconds: number
  isReady: (status: AgentStatus) => boolean
}

/** Waits until the agent of a home is as wanted. Throws `CommandFailure` when that takes too long. */
export async function waitForAgent({ home }: Config, { seconds, isReady }: Awaited): Promise<AgentStatus> {
  let last: AgentStatus | null = null
  const otherwise = `The node was started, but was not ready within ${seconds} s. Look into "mooring-node logs" and "mooring-node status".`
  await waitUntil(
    async () => {
      last = await askRunningAgent(home)
      return last !== null && isReady(last)
    },
    { seconds, otherwise },
  )
  if (last === null) throw new CommandFailure('refused', otherwise)
  return last
}
