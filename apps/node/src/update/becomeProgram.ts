import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import type { Log } from '../log.ts'
import { programPath, type Program } from './programs.ts'

/** The program and the first arguments with which a version of a home is started. */
export function commandOf(home: string, program: Program): [file: string, ...first: string[]] {
  const path = programPath(home, program)
  return program.kind === 'executable' ? [path] : [process.execPath, path]
}

interface Becoming {
  home: string
  args: readonly string[]
  log: Log
  /** Aborted when this process is asked to end. */
  stop: AbortSignal
}

/**
 * Has this very process go on as a version of the home, which has shown that it works: its id, environment and open files stay, so that
 * a service manager sees nothing of it, and there are not two programs in memory. It returns only when it was asked to end, or the disk
 * forbids to start programs: Node.js ends a process that cannot be replaced.
 */
export async function becomeProgram(program: Program, { home, args, log, stop }: Becoming): Promise<void> {
  const [file, ...first] = commandOf(home, program)
  try {
    await access(file, constants.X_OK)
  } catch (error) {
    log.error('The version cannot be started.', { version: program.version, reason: String(error) })
    return
  }
  log.info('This process goes on as a version of the home.', { version: program.version })
  // A signal that came is heard in this turn; none is between here and the end of this program.
  await new Promise(setImmediate)
  if (stop.aborted) return
  // oxlint-disable-next-line node/no-process-env -- the version runs in the very environment that this one was started in
  process.execve?.(file, [file, ...first, ...args], { ...process.env, MOORING_NODE_PROGRAM: program.sha256 })
}
