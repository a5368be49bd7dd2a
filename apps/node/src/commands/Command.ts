import type { ExitCode } from '../CommandFailure.ts'
import type { Config } from '../config.ts'

/** What a command has to work with. */
export interface CommandContext {
  config: Config
  /** Writes to standard output. */
  print: (text: string) => void
  /** Writes to standard error. */
  warn: (text: string) => void
}

/** One verb of the command line. */
export interface Command {
  summary: string
  /** What `--help` prints. */
  help: string
  /** Resolves to how it ended; throws `CommandFailure`. */
  execute: (args: string[], context: CommandContext) => Promise<ExitCode>
}
