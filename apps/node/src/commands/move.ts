import { resolve } from 'node:path'
import { deleteResults } from '../agent/results.ts'
import { asJsonLine } from '../asJsonLine.ts'
import { askRegistration, nodeNameOf } from '../askRegistration.ts'
import { CommandFailure, exitCode } from '../CommandFailure.ts'
import { endFormerIdentity } from '../endFormerIdentity.ts'
import { findOrigin, travelsInClear } from '../findOrigin.ts'
import { keyPairForRegistration, readIdentity, replaceIdentity, type Identity } from '../identity.ts'
import { parseOptions } from '../parseOptions.ts'
import { readProxy } from '../proxy.ts'
import { readAuthKey } from '../readAuthKey.ts'
import type { Command, CommandContext } from './Command.ts'
import { startAgent, waitForAgent } from './start.ts'
import { stopAgent } from './stop.ts'

const stopSeconds = 3700
const startSeconds = 60

const help = `Moves this node to another integration runtime, without installing it anew. It registers there first, and ends its registration here after
that: whatever happens in between, it has one that holds. A node that runs finishes its scans, moves, and is started again.

Usage: mooring-node move --key-file <path or -> [--name <node name>] [--replace] [--ca-file <pem file>] [--wait] [--json]

  --key-file   File with the authentication key of the other runtime, - for standard input; without it MOORING_AUTH_KEY.
  --name       Name of the node there; the one that it has when absent.
  --replace    Take the place of an offline node of this name there.
  --ca-file    Certificates to trust beside those of the system; the ones that it trusts when absent.
  --wait       Return when a node that ran has been answered by the console there; for a minute at most.
  --json       One line: {"node":..,"runtime":..,"account":..,"origin":..,"formerEnded":..}; formerEnded is false when the former console
               could not be told: the node tells it at its next start.

Examples:
  mooring-node move --key-file other-key.txt
  mooring-node move --key-file - --name node-7 < other-key.txt
`

const options = {
  'key-file': { type: 'string' },
  name: { type: 'string' },
  'ca-file': { type: 'string' },
  replace: { type: 'boolean' },
  wait: { type: 'boolean' },
  json: { type: 'boolean' },
} as const

type Values = ReturnType<typeof parseOptions<typeof options>>

export const move: Command = {
  summary: 'Move this node to another integration runtime',
  help,
  async execute(args, { config, print, warn }) {
    const values = parseOptions(args, options)
    const former = await readIdentity(config.home)
    if (former === null) throw new CommandFailure('refused', 'This machine is not registered. Run "mooring-node register" first.')
    const next = await registerElsewhere(values, { config, warn }, former)
    const wasRunning = await stopAgent(config.home, stopSeconds)
    await replaceIdentity(config.home, former, next)
    await deleteResults(config.home)
    const formerEnded = await endFormerIdentity(config)
    if (wasRunning) await startAgent(config)
    if (wasRunning && values.wait) await waitForAgent(config, { seconds: startSeconds, isReady: ({ state }) => state === 'Connected' })
    const { nodeName, runtimeName, account, origin } = next
    const text = `${nodeName} is a node of ${runtimeName} at ${origin}.${formerEnded ? '' : ` ${former.runtimeName} could not be told yet; it is, when this node is started.`}\n`
    print(values.json ? asJsonLine({ node: nodeName, runtime: runtimeName, account, origin, formerEnded }) : text)
    return exitCode.done
  },
}

async function registerElsewhere(
  values: Values,
  { config, warn }: Pick<CommandContext, 'config' | 'warn'>,
  former: Identity,
): Promise<Omit<Identity, 'ended'>> {
  const nodeName = nodeNameOf(values.name ?? former.nodeName)
  const { text, key, forget } = await readAuthKey(values['key-file'], config)
  try {
    if (key.runtimeId === former.runtimeId && former.ended === null)
      throw new CommandFailure('refused', `This is a key of ${former.runtimeName}, of which this machine is a node already.`)
    const caFile = values['ca-file'] === undefined ? former.caFile : resolve(config.workingDirectory, values['ca-file'])
    const proxy = await readProxy(config)
    const origin = await findOrigin({ host: key.host, endpoint: config.endpoint, caFile, proxy })
    if (travelsInClear(origin)) warn('The console is reached without encryption: the key and passwords of data sources travel in clear.\n')
    const keyPair = await keyPairForRegistration(config.home, key.runtimeId)
    const { ephemeralSeconds } = former
    const request = {
      ...{ key: text, nodeName, keyPair, home: config.home },
      ...(values.replace ? { replaceOffline: true } : {}),
      ...(ephemeralSeconds === null ? {} : { ephemeralSeconds }),
    }
    const registration = await askRegistration({ origin, caFile, proxy }, request)
    return { ...registration, origin, caFile, keyPair, ephemeralSeconds }
  } finally {
    forget()
  }
}
