import { CommandFailure, exitCode, type ExitCode } from './CommandFailure.ts'
import { backup } from './commands/backup.ts'
import type { Command, CommandContext } from './commands/Command.ts'
import { diagnose } from './commands/diagnose.ts'
import { installService } from './commands/installService.ts'
import { logs } from './commands/logs.ts'
import { move } from './commands/move.ts'
import { preflight } from './commands/preflight.ts'
import { register } from './commands/register.ts'
import { restart } from './commands/restart.ts'
import { restore } from './commands/restore.ts'
import { run } from './commands/run.ts'
import { set } from './commands/set.ts'
import { start } from './commands/start.ts'
import { status } from './commands/status.ts'
import { stop } from './commands/stop.ts'
import { uninstallService } from './commands/uninstallService.ts'
import { unregister } from './commands/unregister.ts'
import { version as versionCommand } from './commands/version.ts'
import { looksLikeAuthKey } from './redact.ts'
import { version } from './version.ts'

const commands: Record<string, Command> = {
  preflight,
  register,
  run,
  status,
  start,
  stop,
  restart,
  logs,
  diagnose,
  set,
  move,
  unregister,
  backup,
  restore,
  'install-service': installService,
  'uninstall-service': uninstallService,
  version: versionCommand,
}

const help = `The node of a self-hosted integration runtime.

Usage: mooring-node <verb> [options]

${Object.entries(commands)
  .map(([name, { summary }]) => `  ${name.padEnd(18)} ${summary}\n`)
  .join('')}
mooring-node <verb> --help says more of a verb. Exit codes: 0 done, 1 refused, 2 wrong usage, 3 the console cannot be reached.
`

/** Executes a command line. Throws `CommandFailure` when it ends with anything but 0. */
export async function runCommandLine([verb, ...args]: string[], context: CommandContext): Promise<ExitCode> {
  if ([verb, ...args].some((arg) => arg !== undefined && looksLikeAuthKey(arg))) throw keyAsArgument
  if (verb === '--version') return say(context, `${version}\n`)
  if (verb === undefined) throw new CommandFailure('wrongUsage', help.trimEnd())
  if (verb === '--help' || verb === '-h' || verb === 'help') return say(context, help)
  const command = Object.hasOwn(commands, verb) ? commands[verb] : undefined
  if (!command) throw new CommandFailure('wrongUsage', `There is no such verb. Those there are: ${Object.keys(commands).join(', ')}.`)
  if (args.includes('--help') || args.includes('-h')) return say(context, command.help)
  return command.execute(args, context)
}

const keyAsArgument = new CommandFailure(
  'wrongUsage',
  'An authentication key is not given as an argument: every user of this machine can read it there, and shells keep it. ' +
    'Regenerate the key in the console, then give the new one with --key-file or in MOORING_AUTH_KEY.',
)

function say({ print }: CommandContext, text: string): ExitCode {
  print(text)
  return exitCode.done
}
