import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { text as readAll } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))

export interface CliOptions {
  home: string
  env?: Record<string, string>
  /** What it reads from standard input. */
  input?: string
}

/** Starts the command line of the node with nothing of this process's environment but its PATH. */
export function startCli(args: string[], { home, env = {} }: CliOptions): ChildProcess {
  const path = { PATH: process.execPath.replace(/[^/\\]+$/, '') }
  return spawn(process.execPath, [main, ...args], { env: { ...path, MOORING_NODE_HOME: home, ...env }, stdio: 'pipe' })
}

/** Runs the command line to its end. */
export async function runCli(args: string[], options: CliOptions): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = startCli(args, options)
  const { stdin, stdout, stderr } = child
  if (!stdin || !stdout || !stderr) throw new Error('The command line has no pipes.')
  stdin.on('error', () => stdin.destroy()).end(options.input ?? '')
  const [[code], out, err] = await Promise.all([once(child, 'exit') as Promise<[number | null]>, readAll(stdout), readAll(stderr)])
  return { code, stdout: out, stderr: err }
}
