/**
 * How a command ends, as scripts see it. `broken` is a mistake in the program, for which a service manager starts it again. With `restart`
 * only a version ends that a launcher started.
 */
export const exitCode = { done: 0, refused: 1, wrongUsage: 2, unreachable: 3, broken: 70, restart: 75 } as const

export type ExitCode = (typeof exitCode)[keyof typeof exitCode]

/** A command that ends with a sentence for whoever typed it. */
export class CommandFailure extends Error {
  override name = 'CommandFailure'
  readonly code: ExitCode
  constructor(code: keyof Omit<typeof exitCode, 'done' | 'broken' | 'restart'>, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.code = exitCode[code]
  }
}
