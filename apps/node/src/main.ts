import './olderNode.ts'
import { CommandFailure, exitCode, type ExitCode } from './CommandFailure.ts'
import { readConfig } from './config.ts'
import { redact } from './redact.ts'
import { runCommandLine } from './runCommandLine.ts'

/** The last line of defence against a secret on the screen: whatever ends the process is redacted here. */
function explain(error: unknown): ExitCode {
  if (error instanceof CommandFailure) {
    process.stderr.write(`${redact(error.message)}\n`)
    return error.code
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`The node stopped because of a mistake in it: ${redact(text)}\n`)
  return exitCode.broken
}

/** Not at the top level: the executable is made of a CommonJS bundle, in which nothing can be awaited there. */
async function main(): Promise<void> {
  try {
    process.exitCode = await runCommandLine(process.argv.slice(2), {
      config: readConfig(),
      print: (text) => process.stdout.write(text),
      warn: (text) => process.stderr.write(redact(text)),
    })
  } catch (error) {
    process.exitCode = explain(error)
  }
}

process.on('uncaughtException', (error) => process.exit(explain(error)))
void main()
