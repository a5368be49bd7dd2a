import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { repositoryRoot } from './repositoryRoot.ts'

export type Command = {
  /** The program and its arguments; programs of node_modules/.bin are found by name. */
  argv: [string, ...string[]]
  env?: Record<string, string>
  timeoutMs: number
  /** `show` passes the output on as it comes; `keep` collects it. */
  output: 'show' | 'keep'
}

/** `output` is empty when it was shown; `ok` is false too for a program that could not start or ran out of time. */
export type CommandResult = { ok: boolean; output: string; durationMs: number }

/** Runs a program at the root of the repository, without standard input. Never throws: what went wrong is in the result. */
export function runCommand({ argv: [program, ...args], env, timeoutMs, output }: Command): Promise<CommandResult> {
  const startedAt = performance.now()
  const chunks: string[] = []
  return new Promise((resolve) => {
    const end = (ok: boolean, last = '') => {
      const text = chunks.join('') + last
      if (output === 'show') process.stdout.write(last)
      resolve({ ok, output: output === 'keep' ? text : '', durationMs: performance.now() - startedAt })
    }
    const child = spawn(program, args, {
      cwd: repositoryRoot,
      // What is kept is shown later, among other lines.
      env: {
        ...process.env,
        ...(output === 'keep' ? { NO_COLOR: '1' } : {}),
        PATH: `${join(repositoryRoot, 'node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`,
        ...env,
      },
      stdio: ['ignore', output === 'show' ? 'inherit' : 'pipe', output === 'show' ? 'inherit' : 'pipe'],
      timeout: timeoutMs,
    })
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk))
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk))
    child.on('error', (error) => end(false, `${program} cannot be run: ${error.message}\n`))
    child.on('close', (code, signal) =>
      end(code === 0, signal === null ? '' : `${program} was ended by ${signal} (limit ${timeoutMs} ms)\n`),
    )
  })
}
