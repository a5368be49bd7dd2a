import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { asJsonLine } from '../asJsonLine.ts'
import { CommandFailure, exitCode } from '../CommandFailure.ts'
import { parseOptions } from '../parseOptions.ts'
import { readPassword } from '../readPassword.ts'
import { restoreBackup } from '../restoreBackup.ts'
import type { Command } from './Command.ts'

const help = `Makes this machine the node that a backup was made of. The machine of the backup must not run any more: two machines with one
identity take each other's runs away.

Usage: mooring-node restore --file <path> [--password-file <path or ->] [--force] [--json]

  --file            What "mooring-node backup" wrote.
  --password-file   File with its password, - for standard input. Without it the password is asked for.
  --force           Replace the identity that is here. The console goes on listing that node until it is removed there.
  --json            One line: {"node":..,"runtime":..,"madeAt":..}

Without the password a backup is of no use to anybody. Register the machine as a new node then, with --replace when its name is to stay.

Examples:
  mooring-node restore --file node-1.backup
  mooring-node restore --file node-1.backup --password-file password.txt
`

const options = {
  file: { type: 'string' },
  'password-file': { type: 'string' },
  force: { type: 'boolean' },
  json: { type: 'boolean' },
} as const

export const restore: Command = {
  summary: 'Become the node that a backup was made of',
  help,
  async execute(args, { config, print }) {
    const { file, force, json, 'password-file': passwordFile } = parseOptions(args, options)
    if (file === undefined) throw new CommandFailure('wrongUsage', 'Say with --file which backup to restore.')
    const path = resolve(config.workingDirectory, file)
    const sealed = await readFile(path, 'utf8').catch((cause: unknown) => {
      throw new CommandFailure('refused', `The backup ${path} cannot be read.`, { cause })
    })
    const password = () => readPassword(passwordFile, config)
    const content = await restoreBackup(config.home, { sealed, password, force: force === true })
    const { nodeName, runtimeName } = content.identity
    const text = `This machine is ${nodeName} of ${runtimeName}, as on ${content.madeAt}. Start it with "mooring-node start".\n`
    print(json ? asJsonLine({ node: nodeName, runtime: runtimeName, madeAt: content.madeAt }) : text)
    return exitCode.done
  },
}
