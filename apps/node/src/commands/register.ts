import { readFile } from 'node:fs/promises'
import { hostname, release, type } from 'node:os'
import { resolve } from 'node:path'
import { text as readAll } from 'node:stream/consumers'
import { node, type Registration } from '@mooring/contract'
import { nodeNameRefusal, parseAuthKey, type AuthKey } from '@mooring/domain'
import { concurrentJobsLimit } from '../agent/machine.ts'
import { CommandFailure, exitCode } from '../CommandFailure.ts'
import type { Config } from '../config.ts'
import { openAnonymousClient, type ConsoleAddress } from '../consoleClient.ts'
import { findOrigin, travelsInClear } from '../findOrigin.ts'
import { keyPairForRegistration, readIdentity, writeIdentity, type KeyPair } from '../identity.ts'
import { nodeNameFrom } from '../nodeNameFrom.ts'
import { openHome } from '../openHome.ts'
import { parseOptions } from '../parseOptions.ts'
import { hideSecret } from '../redact.ts'
import { endingOf } from '../registrationState.ts'
import { toCommandFailure } from '../toCommandFailure.ts'
import { version } from '../version.ts'
import type { Command } from './Command.ts'

const help = `Registers this machine as a node of an integration runtime.

Usage: mooring-node register --key-file <path or -> [--name <node name>] [--ca-file <pem file>]

  --key-file   File with the authentication key (Key1 or Key2 of the Integration runtime settings page), - for standard input.
               Without it the key is taken from MOORING_AUTH_KEY. It is never an argument: every user of a machine sees those.
  --name       Name of the node within its runtime; the name of the machine when absent.
  --ca-file    Certificates to trust beside those of the system, in PEM, when the console has one of its own.

The console is where the key says; MOORING_NODE_ENDPOINT=https://host:port overrides it. The identity is kept in MOORING_NODE_HOME.

Examples:
  mooring-node register --key-file key.txt
  mooring-node register --key-file - --name node-1 < key.txt
  MOORING_AUTH_KEY="$(cat key.txt)" mooring-node register --ca-file console-ca.pem
`

const options = { 'key-file': { type: 'string' }, name: { type: 'string' }, 'ca-file': { type: 'string' } } as const

export const register: Command = {
  summary: 'Register this machine as a node of an integration runtime',
  help,
  async execute(args, { config, print, warn }) {
    const values = parseOptions(args, options)
    const nodeName = nodeNameOf(values.name)
    const keyText = await readKey(values['key-file'], config)
    const forget = hideSecret(keyText.trim())
    try {
      const key = parseKey(keyText)
      await openHome(config.home)
      await refuseWhenRegistered(config)
      const caFile = values['ca-file'] === undefined ? null : resolve(config.workingDirectory, values['ca-file'])
      const origin = await findOrigin({ host: key.host, endpoint: config.endpoint, caFile })
      if (travelsInClear(origin))
        warn('The console is reached without encryption: the key and passwords of data sources travel in clear.\n')
      const keyPair = await keyPairForRegistration(config.home, key.runtimeId)
      const registration = await ask({ origin, caFile }, { key: keyText.trim(), nodeName, keyPair })
      await writeIdentity(config.home, { ...registration, origin, caFile, keyPair })
      print(`Registered ${registration.nodeName} as a node of ${registration.runtimeName} at ${origin}.\n`)
      return exitCode.done
    } finally {
      forget()
    }
  },
}

function nodeNameOf(name: string | undefined): string {
  const nodeName = name ?? nodeNameFrom(hostname())
  const refusal = nodeNameRefusal(nodeName)
  if (refusal !== null) throw new CommandFailure('wrongUsage', refusal)
  return nodeName
}

async function readKey(file: string | undefined, config: Config): Promise<string> {
  if (file === '-') return readAll(process.stdin)
  if (file !== undefined) {
    const path = resolve(config.workingDirectory, file)
    return readFile(path, 'utf8').catch((cause: unknown) => {
      throw new CommandFailure('refused', `The file ${path} with the authentication key cannot be read.`, { cause })
    })
  }
  if (config.authKey !== null) return config.authKey
  throw new CommandFailure('wrongUsage', 'Give the authentication key with --key-file, or in MOORING_AUTH_KEY.')
}

function parseKey(text: string): AuthKey {
  const key = parseAuthKey(text)
  if (key !== null) return key
  throw new CommandFailure(
    'refused',
    'This is not an authentication key. Copy it again, whole, from the Integration runtime settings page.',
  )
}

/** A registration that the console has ended is replaced; one that holds is not, or its node would linger in the console. */
async function refuseWhenRegistered(config: Config): Promise<void> {
  const identity = await readIdentity(config.home)
  if (identity === null || (await endingOf(identity, config)) !== null) return
  throw new CommandFailure(
    'refused',
    `This machine is already registered as the node ${identity.nodeName} of ${identity.runtimeName}. Run "mooring-node unregister" first, or set another MOORING_NODE_HOME.`,
  )
}

async function ask(address: ConsoleAddress, request: { key: string; nodeName: string; keyPair: KeyPair }): Promise<Registration> {
  const client = await openAnonymousClient(address)
  const body = {
    key: request.key,
    nodeName: request.nodeName,
    publicKey: request.keyPair.x,
    machineName: hostname().slice(0, 255) || 'unknown',
    operatingSystem: `${type()} ${release()}`.slice(0, 255),
    version,
    concurrentJobsLimit: concurrentJobsLimit(),
  }
  try {
    return await client.call(node.registerNode, { body })
  } catch (error) {
    throw toCommandFailure(error, address.origin)
  } finally {
    await client.close()
  }
}
