import { spawn, type ChildProcess } from 'node:child_process'
import type { UpdateReport } from '@mooring/contract'
// Not all of the rules: under Windows the launcher stays in memory as long as the node runs.
import { isOlderVersion } from '@mooring/domain/versionSupport'
import { askRunningAgent } from '../agent/statusSocket.ts'
import { exitCode, type ExitCode } from '../CommandFailure.ts'
import { readOwnProgram } from '../config.ts'
import type { Log } from '../log.ts'
import { version as installedVersion } from '../version.ts'
import { becomeProgram, commandOf } from './becomeProgram.ts'
import type { LaunchedWord } from './launcherChannel.ts'
import {
  isIntact,
  keepReport,
  readPrograms,
  removeOtherPrograms,
  writePrograms,
  type Program,
  type Programs,
  type Trial,
} from './programs.ts'

/** A version on trial that ended with the machine, or with the launcher, gets one more chance. */
const trialsMax = 2
const killAfterMs = 10_000

export interface LaunchParts {
  home: string
  /** The arguments that a version is started with. */
  args: readonly string[]
  log: Log
  /** Runs the node as the installed program, in this process; resolves to how it ended. */
  runHere: () => Promise<ExitCode>
  /** Aborted when this process is asked to end. */
  stop: AbortSignal
  /** Whether this process can go on as another program, which Windows does not know. */
  canBecome: boolean
}

/**
 * Runs the version that is in force, until it ends for good: the installed program in this process, one of the home by going on as that,
 * which then does what is said here as if it were the installed one. A version that ends with `exitCode.restart` has put another one on
 * trial. That runs in a process of its own and has to reach the console in time; else, or when it ends before, the version before it is in
 * force again, starts, and tells the console why. It takes no runs on trial and ends as soon as it is in force: nothing is lost when this
 * process goes on as it. Where a process cannot do that, it serves from then on, and this one waits for its end.
 */
export async function launch(parts: LaunchParts): Promise<ExitCode> {
  for (;;) {
    const next = await chooseProgram(parts)
    if (next !== null && next.trial === null && parts.canBecome) {
      await becomeProgram(next.program, parts)
      if (parts.stop.aborted) return exitCode.done
    }
    const code = next === null ? await parts.runHere() : await supervise(next, parts)
    if (code !== exitCode.restart || parts.stop.aborted) return code === exitCode.restart ? exitCode.done : code
  }
}

interface Chosen {
  program: Program
  trial: Trial | null
}

/** What to start; null: the installed program, also when somebody has installed a newer one than the home has. */
async function chooseProgram(parts: LaunchParts): Promise<Chosen | null> {
  const { home, log } = parts
  const { current, trial } = await readPrograms(home)
  // Another one that runs on this home has it under its care: starting a second says so, and touches nothing.
  if ((current !== null || trial !== null) && (await askRunningAgent(home)) !== null) return null
  if (trial !== null && isOlderVersion(installedVersion, trial.program.version)) {
    if (trial.begun < trialsMax && (await isIntact(home, trial.program))) {
      const begun = { ...trial, begun: trial.begun + 1 }
      await writePrograms(home, { current, trial: begun })
      return { program: trial.program, trial: begun }
    }
    const reason = `Version ${trial.program.version} was started ${trial.begun} times and ended each time before it could say how it is.`
    await rollBack(trial, { code: 'Interrupted', reason }, parts)
    return chooseProgram(parts)
  }
  // A file that is not of the version that it was offered as must not go on as itself for ever.
  if (current === null || current.sha256 === readOwnProgram() || !isOlderVersion(installedVersion, current.version)) return null
  if (await isIntact(home, current)) return { program: current, trial: null }
  log.error('The version that is in force is damaged; the installed one is started.', { version: current.version })
  return null
}

/** How a process ended: its code, null when a signal ended it or it could not be started. */
interface Ended {
  code: number | null
  why: string
}

async function supervise({ program, trial }: Chosen, parts: LaunchParts): Promise<ExitCode> {
  const { log, stop } = parts
  log.info('A version of the home is started.', { version: program.version, isOnTrial: String(trial !== null) })
  const child = start(program, parts, trial !== null && parts.canBecome ? 'trial' : '1')
  const say = (word: LaunchedWord) => {
    if (child.connected) child.send(word, () => undefined)
  }
  let state: 'trial' | 'running' | 'stopping' = trial === null ? 'running' : 'trial'
  let isTooLate = false
  const accepted: Promise<void>[] = []
  child.on('message', (word) => {
    // It answers that its time is over, and is taken back whatever it says.
    if (isTooLate) return
    if (word === 'stopping') state = 'stopping'
    if (word !== 'connected' || state !== 'trial' || trial === null) return
    state = 'running'
    accepted.push(accept(trial, parts).then(() => say('accepted')))
  })
  const onStop = () => {
    state = 'stopping'
    say('stop')
  }
  stop.addEventListener('abort', onStop)
  if (stop.aborted) onStop()
  const timer = trial === null ? null : setTimeout(onTooLate, trial.seconds * 1000)
  function onTooLate(): void {
    if (state !== 'trial') return
    isTooLate = true
    say('stop')
    setTimeout(() => child.kill('SIGKILL'), killAfterMs).unref()
  }
  const ended = await endOf(child)
  stop.removeEventListener('abort', onStop)
  if (timer !== null) clearTimeout(timer)
  await Promise.all(accepted)
  if (state === 'trial' && trial !== null) {
    await rollBack(
      trial,
      isTooLate ? tooLate(trial) : { code: 'Ended', reason: `Version ${program.version} ${ended.why} before it reached the console.` },
      parts,
    )
    return exitCode.restart
  }
  return codeOf(ended)
}

/** It talks to the launcher by a channel of its own: a signal to all processes of a terminal or a service reaches it as well. */
function start(program: Program, { home, args }: LaunchParts, launched: 'trial' | '1'): ChildProcess {
  const [file, ...first] = commandOf(home, program)
  // oxlint-disable-next-line node/no-process-env -- the version is started in the very environment that this one was
  const env = { ...process.env, MOORING_NODE_LAUNCHED: launched }
  return spawn(file, [...first, ...args], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], env, windowsHide: true })
}

function endOf(child: ChildProcess): Promise<Ended> {
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: null, why: `could not be started (${error.message})` }))
    child.on('exit', (code, signal) => resolve({ code, why: signal === null ? `ended with code ${code}` : `was ended by ${signal}` }))
  })
}

/** What else than the known codes ends a version is a mistake in it, for which a service manager starts it again. */
const codeOf = ({ code }: Ended): ExitCode => Object.values(exitCode).find((known) => known === code) ?? exitCode.broken

const tooLate = ({ program, seconds }: Trial): Pick<UpdateReport, 'code' | 'reason'> => ({
  code: 'DidNotConnect',
  reason: `Version ${program.version} did not reach the console within ${seconds} seconds.`,
})

/** From here on the version is in force. The report comes first: of a launcher that is killed in between the trial goes on. */
async function accept({ program, taskId }: Trial, { home, log }: LaunchParts): Promise<void> {
  await keepReport(home, { taskId, report: { outcome: 'updated', version: program.version } })
  await writePrograms(home, { current: program, trial: null } satisfies Programs)
  await removeOtherPrograms(home, [program])
  log.info('The version is in force.', { version: program.version })
}

async function rollBack(trial: Trial, why: Pick<UpdateReport, 'code' | 'reason'>, { home, log }: LaunchParts): Promise<void> {
  const { current } = await readPrograms(home)
  const isCurrentNewer = current !== null && isOlderVersion(installedVersion, current.version)
  const version = isCurrentNewer ? current.version : installedVersion
  log.error('The update is taken back.', { version, reason: why.reason ?? '' })
  await keepReport(home, { taskId: trial.taskId, report: { outcome: 'rolledBack', version, ...why } })
  await writePrograms(home, { current, trial: null })
  await removeOtherPrograms(home, [current])
}
