import { randomUUID } from 'node:crypto'
import { Agent } from './agent/Agent.ts'
import { deleteResults } from './agent/results.ts'
import { holdHome } from './agent/statusSocket.ts'
import { systemClock } from './Clock.ts'
import { CommandFailure, exitCode, type ExitCode } from './CommandFailure.ts'
import { isOnTrial, type Config } from './config.ts'
import { openNodeClient } from './consoleClient.ts'
import { endFormerIdentity } from './endFormerIdentity.ts'
import { deleteIdentity, endIdentity, readIdentity, type Ending, type Identity } from './identity.ts'
import { keepInstance } from './instances.ts'
import { openLog, type Log } from './log.ts'
import { openLogFiles } from './logFiles.ts'
import { notifySystemd } from './notifySystemd.ts'
import { readProxy } from './proxy.ts'
import { withEndpoint } from './registrationState.ts'
import { readSettings, type Settings } from './settings.ts'
import { stopController } from './stopController.ts'
import { tellConsoleGoodbye } from './tellConsoleGoodbye.ts'
import { openLauncherChannel } from './update/launcherChannel.ts'

/** Runs this very program as the node of a home, in this process; resolves to how it ended. Throws `CommandFailure` when the registration is over. */
export async function runInstalled(config: Config, drainMs: number): Promise<ExitCode> {
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
  // On trial it ends to be started for good, and the next process says what came of the update.
  const accepted = () => (isOnTrial() ? agent?.startAnew() : void agent?.deliverUpdate())
  const launcher = openLauncherChannel({ stop: () => stop.abort(), accepted })
  stop.signal.addEventListener('abort', () => launcher?.say('stopping'))
  const hold = await holdHome(home, () => agent?.status() ?? starting, {
    stop: () => stop.abort(),
    reload: () => void settings.reload(),
    test: (socket) => void (agent === null ? socket.end() : agent.testFor(socket)),
  })
  const files = openLogFiles(home)
  const log = openLog([process.stderr, files], { level: () => settings.current().logLevel })
  settings.tell(log)
  const proxy = await readProxy(config)
  const instanceId = randomUUID()
  await keepInstance(home, identity.nodeId, instanceId)
  const client = await openNodeClient(identity, { proxy, instanceId })
  const tellSystemd = (...words: string[]) =>
    notifySystemd(words, { socket: config.notifySocket, onProblem: (reason) => log.warn('systemd could not be told.', { reason }) })
  // On trial its end is not that of the service, which systemd would end altogether: the version before it goes on.
  if (!isOnTrial()) stop.signal.addEventListener('abort', () => void tellSystemd('STOPPING=1', 'STATUS=Finishing scans.'))
  try {
    const concurrentJobs = () => settings.current().concurrentJobs
    const onConnected = () => {
      launcher?.say('connected')
      // Again, for a notice is lost when the program that says it ends before systemd knows of whose service it is.
      void tellSystemd('--ready', `STATUS=Connected to ${client.origin}.`)
    }
    agent = new Agent({
      identity,
      home,
      client,
      clock: systemClock,
      log,
      proxy,
      drainMs,
      concurrentJobs,
      onConnected,
      isOnTrial: isOnTrial(),
    })
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
