import type { ExitCode } from '../CommandFailure.ts'
import type { Config } from '../config.ts'

/** One verb of the command line. */
export interface Command {
  summary: string
  /** What `--help` prints. */
  help: string
  /** Resolves to how it ended; throws `CommandFailure`. */
  execute: (args: string[], config: Config) => Promise<ExitCode>
}
