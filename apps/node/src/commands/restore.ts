import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { askRunningAgent } from '../agent/statusSocket.ts'
import { asJsonLine } from '../asJsonLine.ts'
import { CommandFailure, exitCode } from '../CommandFailure.ts'
import { isIdentity, readIdentity, writeIdentity } from '../identity.ts'
import { openHome } from '../openHome.ts'
import { parseOptions } from '../parseOptions.ts'
import { readPassword } from '../readPassword.ts'
import { openBackup } from '../sealBackup.ts'
import { changeSettings, isSettings } from '../settings.ts'
import { writeFileAtomically } from '../writeFileAtomically.ts'
import type { BackupContent } from './backup.ts'
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
    await openHome(config.home)
    await refuseWhenInUse(config.home, force === true)
    const path = resolve(config.workingDirectory, file)
    const sealed = await readFile(path, 'utf8').catch((cause: unknown) => {
      throw new CommandFailure('refused', `The backup ${path} cannot be read.`, { cause })
    })
    const content = parse(await openBackup(sealed, await readPassword(passwordFile, config)))
    await putBack(config.home, content)
    const { nodeName, runtimeName } = content.identity
    const text = `This machine is ${nodeName} of ${runtimeName}, as on ${content.madeAt}. Start it with "mooring-node start".\n`
    print(json ? asJsonLine({ node: nodeName, runtime: runtimeName, madeAt: content.madeAt }) : text)
    return exitCode.done
  },
}

async function refuseWhenInUse(home: string, force: boolean): Promise<void> {
  if ((await askRunningAgent(home)) !== null)
    throw new CommandFailure('refused', 'The node runs. Stop it first: "mooring-node stop --wait".')
  const identity = await readIdentity(home)
  if (identity === null || identity.ended !== null || force) return
  throw new CommandFailure(
    'refused',
    `This machine is registered as the node ${identity.nodeName} of ${identity.runtimeName}. Run "mooring-node unregister" first, or restore with --force.`,
  )
}

function parse(text: string): BackupContent {
  const value = JSON.parse(text) as Partial<BackupContent>
  const { identity, caPem = null, settings, madeAt } = value
  if (isIdentity(identity) && isSettings(settings) && typeof madeAt === 'string')
    return {
      identity: { ...identity, caFile: identity.caFile ?? null, ephemeralSeconds: identity.ephemeralSeconds ?? null },
      caPem,
      settings,
      madeAt,
    }
  throw new CommandFailure('refused', 'The backup holds no identity that this version can read.')
}

/** The certificates come into the home: the file they came from need not be on this machine. */
async function putBack(home: string, { identity, caPem, settings }: BackupContent): Promise<void> {
  const caFile = caPem === null ? null : join(home, 'restored-ca.pem')
  if (caFile !== null && caPem !== null) await writeFileAtomically(caFile, caPem)
  await changeSettings(home, settings)
  await writeIdentity(home, { ...identity, caFile })
}
