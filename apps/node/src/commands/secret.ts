import { asJsonLine } from '../asJsonLine.ts'
import { CommandFailure, exitCode } from '../CommandFailure.ts'
import { openHome } from '../openHome.ts'
import { parseOptions } from '../parseOptions.ts'
import { readSecret } from '../readSecret.ts'
import { forgetSecret, keepSecret, secretNamePattern, storedSecretNames } from '../secrets/secretStore.ts'
import type { Command } from './Command.ts'

const help = `Keeps secrets of data sources on this machine, encrypted. A credential of the console names one by its name and never learns it.

Usage: mooring-node secret set <name> --file <path or -> [--json]
       mooring-node secret list [--json]
       mooring-node secret remove <name> [--json]

  --file    The file with the secret, or - for standard input. A line break at its end does not count.
  --json    One line: {"secrets":[..]}, or {"secret":..,"isKept":..}

A running node uses a secret from the next run on.

Examples:
  mooring-node secret set sales-database --file password.txt
  pass show sales-database | mooring-node secret set sales-database --file -
`

const options = { file: { type: 'string' }, json: { type: 'boolean' } } as const

export const secret: Command = {
  summary: 'Keep secrets of data sources on this machine',
  help,
  async execute([what = '', ...rest], { config, print }) {
    const { home } = config
    if (what === 'list') {
      const { json } = parseOptions(rest, options)
      const names = await storedSecretNames(home)
      print(json ? asJsonLine({ secrets: names }) : names.map((name) => `${name}\n`).join(''))
      return exitCode.done
    }
    const [name = '', ...others] = rest
    const { file, json } = parseOptions(others, options)
    if (!secretNamePattern.test(name))
      throw new CommandFailure('wrongUsage', 'A secret is named by letters, digits, dots, hyphens and underscores, such as sales-database.')
    if (what === 'remove') {
      if (!(await forgetSecret(home, name))) throw new CommandFailure('refused', `There is no secret named ${name}.`)
      print(json ? asJsonLine({ secret: name, isKept: false }) : `The secret ${name} is gone.\n`)
      return exitCode.done
    }
    if (what !== 'set' || file === undefined)
      throw new CommandFailure('wrongUsage', 'Say what to do: "mooring-node secret --help" has examples.')
    const value = (await readSecret(file, 'the secret', config)).replace(/\r?\n$/, '')
    if (value === '') throw new CommandFailure('refused', 'The secret is empty.')
    await openHome(home)
    await keepSecret(home, name, value)
    print(json ? asJsonLine({ secret: name, isKept: true }) : `The secret ${name} is kept.\n`)
    return exitCode.done
  },
}
