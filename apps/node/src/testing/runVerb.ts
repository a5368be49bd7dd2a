import { CommandFailure } from '../CommandFailure.ts'
import type { Config } from '../config.ts'
import { runCommandLine } from '../runCommandLine.ts'

/** Runs a command line in this process: how it ended, and what it said on standard output and on standard error. */
export async function runVerb(args: string[], config: Config): Promise<{ code: number; out: string; said: string }> {
  let [out, said] = ['', '']
  try {
    const code = await runCommandLine(args, { config, print: (text) => void (out += text), warn: (text) => void (said += text) })
    return { code, out, said }
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error
    return { code: error.code, out, said: said + error.message }
  }
}
