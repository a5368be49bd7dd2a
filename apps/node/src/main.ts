import { CommandFailure, exitCode, type ExitCode } from './CommandFailure.ts'
import type { Command } from './commands/Command.ts'
import { register } from './commands/register.ts'
import { run } from './commands/run.ts'
import { status } from './commands/status.ts'
import { unregister } from './commands/unregister.ts'
import { readConfig } from './config.ts'
import { looksLikeAuthKey, redact } from './redact.ts'
import { version } from './version.ts'

const commands: Record<string, Command> = { register, run, status, unregister }

const help = `The node of a self-hosted integration runtime.

Usage: mooring-node <verb> [options]

${Object.entries(commands)
  .map(([name, { summary }]) => `  ${name.padEnd(12)} ${summary}\n`)
  .join('')}
mooring-node <verb> --help says more of a verb. Exit codes: 0 done, 1 refused, 2 wrong usage, 3 the console cannot be reached.
`

async function execute([verb, ...args]: string[]): Promise<ExitCode> {
  if ([verb, ...args].some((arg) => arg !== undefined && looksLikeAuthKey(arg))) throw keyAsArgument
  if (verb === '--version') return print(`${version}\n`)
  if (verb === undefined) throw new CommandFailure('wrongUsage', help.trimEnd())
  if (verb === '--help' || verb === '-h' || verb === 'help') return print(help)
  const command = Object.hasOwn(commands, verb) ? commands[verb] : undefined
  if (!command) throw new CommandFailure('wrongUsage', `There is no such verb. Those there are: ${Object.keys(commands).join(', ')}.`)
  if (args.includes('--help') || args.includes('-h')) return print(command.help)
  return command.execute(args, readConfig())
}

const keyAsArgument = new CommandFailure(
  'wrongUsage',
  'An authentication key is not given as an argument: every user of this machine can read it there, and shells keep it. ' +
    'Regenerate the key in the console, then give the new one with --key-file or in MOORING_AUTH_KEY.',
)

function print(text: string): ExitCode {
  process.stdout.write(text)
  return exitCode.done
}

/** The last line of defence against a secret on the screen: whatever ends the process is redacted here. */
function explain(error: unknown): ExitCode {
  if (error instanceof CommandFailure) {
    process.stderr.write(`${redact(error.message)}\n`)
    return error.code
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`The node stopped because of a mistake in it: ${redact(text)}\n`)
  return exitCode.refused
}

process.on('uncaughtException', (error) => process.exit(explain(error)))

try {
  process.exitCode = await execute(process.argv.slice(2))
} catch (error) {
  process.exitCode = explain(error)
}
