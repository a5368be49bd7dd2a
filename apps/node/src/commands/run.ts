import { randomUUID } from 'node:crypto'
import { Agent, drainMsDefault } from '../agent/Agent.ts'
import { deleteResults } from '../agent/results.ts'
import { holdHome } from '../agent/statusSocket.ts'
import { systemClock } from '../Clock.ts'
import { CommandFailure, exitCode, type ExitCode } from '../CommandFailure.ts'
import { isLaunched, type Config } from '../config.ts'
import { openNodeClient } from '../consoleClient.ts'
import { endFormerIdentity } from '../endFormerIdentity.ts'
import { deleteIdentity, endIdentity, readIdentity, type Ending, type Identity } from '../identity.ts'
import { openLog, type Log } from '../log.ts'
import { openLogFiles } from '../logFiles.ts'
import { notifySystemd } from '../notifySystemd.ts'
import { openHome } from '../openHome.ts'
import { parseOptions } from '../parseOptions.ts'
import { parseWholeNumber } from '../parseWholeNumber.ts'
import { readProxy } from '../proxy.ts'
import { withEndpoint } from '../registrationState.ts'
import { readSettings, type Settings } from '../settings.ts'
import { tellConsoleGoodbye } from '../tellConsoleGoodbye.ts'
import { launch } from '../update/launch.ts'
import { openLauncherChannel } from '../update/launcherChannel.ts'
import type { Command } from './Command.ts'

const drainSecondsRange = { min: 0, max: 3600 }

const help = `Runs this node: it takes the runs of its integration runtime and scans, until it is stopped (Ctrl+C, SIGTERM, "mooring-node stop").

Usage: mooring-node run [--drain-seconds <number>]

  --drain-seconds   How long scans may go on after the node was asked to stop, ${drainMsDefault / 1000} when absent. It takes no more runs
                    meanwhile; what is not done then is given back to the console, which gives it to another node.

It logs to standard error, as JSON lines unless that is a terminal, and to files in its home: see "mooring-node logs". It ends with 1
when the node was removed from its runtime or the runtime was deleted. Passwords that a credential takes from the node's environment
must be in the environment of this command.

Examples:
  mooring-node run
  mooring-node run --drain-seconds 120
  PG_PASSWORD="$(cat password.txt)" mooring-node run
`

export const run: Command = {
  summary: 'Take the runs of the integration runtime and scan',
  help,
  async execute(args, { config }) {
    const values = parseOptions(args, { 'drain-seconds': { type: 'string' } } as const)
    const drainSeconds = parseWholeNumber(values['drain-seconds'] ?? String(drainMsDefault / 1000), '--drain-seconds', drainSecondsRange)
    await readRegistered(config)
    await openHome(config.home)
    const runHere = () => runInstalled(config, drainSeconds * 1000)
    if (isLaunched()) return runHere()
    return launch({ home: config.home, args: ['run', ...args], log: openLog(process.stderr), stop: stopController().signal, runHere })
  },
}

/** Runs this very program as the node. */
async function runInstalled(config: Config, drainMs: number): Promise<ExitCode> {
  const identity = withEndpoint(await readRegistered(config), config)
  const ended = await runAgent(identity, { config, drainMs })
  if (ended === 'restart') return exitCode.restart
  if (ended === null) {
    if (identity.ephemeralSeconds !== null) await leave(identity, config)
    return exitCode.done
  }
  await endIdentity(config.home, identity.nodeId, ended)
  throw new CommandFailure('refused', ended.reason)
}

/** An ephemeral node removes itself when it stops. When the console is away, it removes the node later, and the identity holds until then. */
async function leave(identity: Identity, config: Config): Promise<void> {
  if (!(await tellConsoleGoodbye(identity, config))) return
  await deleteIdentity(config.home)
  await deleteResults(config.home)
}

/** Runs the agent with the hold on its home: only whoever has that may write its log. */
async function runAgent(identity: Identity, { config, drainMs }: { config: Config; drainMs: number }): Promise<Ending | 'restart' | null> {
  const { home } = config
  const settings = await openSettings(home)
  const stop = stopController()
  let agent: Agent | null = null
  const starting = {
    state: 'Reconnecting',
    reason: 'It starts.',
    runtime: identity.runtimeName,
    node: identity.nodeName,
    runningJobs: 0,
  } as const
  const launcher = openLauncherChannel({ stop: () => stop.abort(), accepted: () => void agent?.deliverUpdate() })
  stop.signal.addEventListener('abort', () => launcher?.say('stopping'))
  const hold = await holdHome(home, () => agent?.status() ?? starting, {
    stop: () => stop.abort(),
    reload: () => void settings.reload(),
  })
  const files = openLogFiles(home)
  const log = openLog([process.stderr, files], { level: () => settings.current().logLevel })
  settings.tell(log)
  const proxy = await readProxy(config)
  const client = await openNodeClient(identity, { proxy, instanceId: randomUUID() })
  const tellSystemd = (...words: string[]) =>
    notifySystemd(words, { socket: config.notifySocket, onProblem: (reason) => log.warn('systemd could not be told.', { reason }) })
  stop.signal.addEventListener('abort', () => void tellSystemd('STOPPING=1', 'STATUS=Finishing scans.'))
  try {
    const concurrentJobs = () => settings.current().concurrentJobs
    const onConnected = () => {
      launcher?.say('connected')
      void tellSystemd(`STATUS=Connected to ${client.origin}.`)
    }
    agent = new Agent({ identity, home, client, clock: systemClock, log, proxy, drainMs, concurrentJobs, onConnected })
    // Ready whether the console answers or not: a machine must start while the network is away.
    await tellSystemd('--ready', `STATUS=Connecting to ${client.origin}.`)
    const [ended] = await Promise.all([agent.run(stop.signal), endFormerIdentity(config)])
    return agent.isRestarting ? 'restart' : ended
  } finally {
    await client.close()
    await hold.release()
    files.close()
  }
}

/** The settings as they are on disk since the last time that somebody said that they changed. */
async function openSettings(home: string) {
  let current: Settings = await readSettings(home)
  let log: Log | null = null
  return {
    current: () => current,
    tell: (to: Log) => (log = to),
    async reload() {
      try {
        current = await readSettings(home)
        log?.info('The settings were read again.')
      } catch (error) {
        if (!(error instanceof CommandFailure)) throw error
        log?.error('The settings could not be read; the former ones stay.', { reason: error.message })
      }
    },
  }
}

async function readRegistered({ home }: Config): Promise<Identity> {
  const identity = await readIdentity(home)
  if (identity === null) throw new CommandFailure('refused', 'This machine is not registered. Run "mooring-node register" first.')
  if (identity.ended !== null) throw new CommandFailure('refused', identity.ended.reason)
  return identity
}

/** Aborted by the first signal to end; a second one finds the default again and ends the process at once. */
function stopController(): AbortController {
  const controller = new AbortController()
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => controller.abort())
  return controller
}
