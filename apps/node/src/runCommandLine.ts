import { CommandFailure, exitCode, type ExitCode } from './CommandFailure.ts'
import type { Command, CommandContext } from './commands/Command.ts'
import { looksLikeAuthKey } from './redact.ts'
import { version } from './version.ts'

/** Loaded when they are called for: "status" is asked often, and needs nothing of what scans. */
const commands: Record<string, () => Promise<Command>> = {
  preflight: async () => (await import('./commands/preflight.ts')).preflight,
  register: async () => (await import('./commands/register.ts')).register,
  run: async () => (await import('./commands/run.ts')).run,
  status: async () => (await import('./commands/status.ts')).status,
  start: async () => (await import('./commands/start.ts')).start,
  stop: async () => (await import('./commands/stop.ts')).stop,
  restart: async () => (await import('./commands/restart.ts')).restart,
  manager: async () => (await import('./commands/manager.ts')).manager,
  logs: async () => (await import('./commands/logs.ts')).logs,
  diagnose: async () => (await import('./commands/diagnose.ts')).diagnose,
  set: async () => (await import('./commands/set.ts')).set,
  secret: async () => (await import('./commands/secret.ts')).secret,
  move: async () => (await import('./commands/move.ts')).move,
  unregister: async () => (await import('./commands/unregister.ts')).unregister,
  backup: async () => (await import('./commands/backup.ts')).backup,
  restore: async () => (await import('./commands/restore.ts')).restore,
  'install-service': async () => (await import('./commands/serviceInstall.ts')).serviceInstall,
  'uninstall-service': async () => (await import('./commands/serviceUninstall.ts')).serviceUninstall,
  update: async () => (await import('./commands/update.ts')).update,
  version: async () => (await import('./commands/version.ts')).version,
}

async function overview(): Promise<string> {
  const lines = await Promise.all(Object.entries(commands).map(async ([name, load]) => `  ${name.padEnd(18)} ${(await load()).summary}\n`))
  return `The node of a self-hosted integration runtime.

Usage: mooring-node <verb> [options]

${lines.join('')}
mooring-node <verb> --help says more of a verb. Exit codes: 0 done, 1 refused, 2 wrong usage, 3 the console cannot be reached, 70 a mistake
in this program.
`
}

/** Executes a command line. Throws `CommandFailure` when it ends with anything but 0. */
export async function runCommandLine([verb, ...args]: string[], context: CommandContext): Promise<ExitCode> {
  if ([verb, ...args].some((arg) => arg !== undefined && looksLikeAuthKey(arg))) throw keyAsArgument
  if (verb === '--version') return say(context, `${version}\n`)
  if (verb === undefined) throw new CommandFailure('wrongUsage', (await overview()).trimEnd())
  if (verb === '--help' || verb === '-h' || verb === 'help') return say(context, await overview())
  const load = Object.hasOwn(commands, verb) ? commands[verb] : undefined
  if (!load) throw new CommandFailure('wrongUsage', `There is no such verb. Those there are: ${Object.keys(commands).join(', ')}.`)
  const command = await load()
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
