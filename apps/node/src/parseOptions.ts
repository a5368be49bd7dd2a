import { parseArgs, type ParseArgsConfig } from 'node:util'
import { CommandFailure } from './CommandFailure.ts'

type Options = NonNullable<ParseArgsConfig['options']>

/** The options of a command line. Throws `CommandFailure`, whose sentence repeats the name of an option but never a value. */
export function parseOptions<const O extends Options>(args: string[], options: O) {
  try {
    return parseArgs({ args, options, strict: true, allowPositionals: false }).values
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') {
      throw new CommandFailure('wrongUsage', 'There is an argument that belongs to no option.', { cause: error })
    }
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' || code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
      throw new CommandFailure('wrongUsage', unusable(args, options), { cause: error })
    }
    throw error
  }
}

function unusable(args: string[], options: Options): string {
  const names = args.filter((arg) => arg.startsWith('-')).map((arg) => arg.replace(/=.*$/s, ''))
  const unknown = names.find((name) => !(name.replace(/^--/, '') in options) && name !== '-h')
  return unknown === undefined ? 'An option lacks its value, or has one that it does not take.' : `The option ${unknown} is not known.`
}
