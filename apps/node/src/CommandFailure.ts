/** How a command ends, as scripts see it. */
export const exitCode = { done: 0, refused: 1, wrongUsage: 2, unreachable: 3 } as const

export type ExitCode = (typeof exitCode)[keyof typeof exitCode]

/** A command that ends with a sentence for whoever typed it. */
export class CommandFailure extends Error {
  override name = 'CommandFailure'
  readonly code: ExitCode
  constructor(code: keyof Omit<typeof exitCode, 'done'>, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.code = exitCode[code]
  }
}
