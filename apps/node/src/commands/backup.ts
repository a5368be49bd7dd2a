import { dirname, resolve } from 'node:path'
import { asJsonLine } from '../asJsonLine.ts'
import { CommandFailure, exitCode } from '../CommandFailure.ts'
import { makeBackup } from '../makeBackup.ts'
import { parseOptions } from '../parseOptions.ts'
import { readPassword } from '../readPassword.ts'
import { changeSettings } from '../settings.ts'
import { writeFileAtomically } from '../writeFileAtomically.ts'
import type { Command } from './Command.ts'

const help = `Writes all that makes this node what it is into one encrypted file: its identity with its private key, its settings, the
certificates that it trusts, and the secrets of "mooring-node secret". Whoever has the file and the password can be this node.

Usage: mooring-node backup --file <path> [--password-file <path or ->] [--json]

  --file            Where to write it; a file that is there is replaced.
  --password-file   File with the password, at least 12 characters, - for standard input. Without it the password is asked for.
  --json            One line: {"file":..,"madeAt":..}

Other passwords of data sources are not in it: they stand in the environment of the node, in a vault, or in the console.

Examples:
  mooring-node backup --file node-1.backup
  mooring-node backup --file node-1.backup --password-file password.txt
`

const options = { file: { type: 'string' }, 'password-file': { type: 'string' }, json: { type: 'boolean' } } as const

export const backup: Command = {
  summary: 'Write the identity and the settings into an encrypted file',
  help,
  async execute(args, { config, print }) {
    const { file, json, 'password-file': passwordFile } = parseOptions(args, options)
    if (file === undefined) throw new CommandFailure('wrongUsage', 'Say with --file where to write the backup.')
    const password = await readPassword(passwordFile, config)
    const { sealed, madeAt } = await makeBackup(config.home, password)
    const path = resolve(config.workingDirectory, file)
    await write(path, sealed)
    await changeSettings(config.home, { lastBackupAt: madeAt })
    print(json ? asJsonLine({ file: path, madeAt }) : `The backup is in ${path}. Keep it and its password apart.\n`)
    return exitCode.done
  },
}

async function write(path: string, text: string): Promise<void> {
  try {
    await writeFileAtomically(path, text)
  } catch (cause) {
    throw new CommandFailure('refused', `The backup cannot be written to ${path}. Is the folder ${dirname(path)} there and yours?`, {
      cause,
    })
  }
}
