import { resolve } from 'node:path'
import type { Check, Verdict } from '@mooring/contract'
import { addressOfKey } from '../addressOfKey.ts'
import { asJsonLine } from '../asJsonLine.ts'
import { nodeNameOf } from '../askRegistration.ts'
import { CommandFailure, exitCode } from '../CommandFailure.ts'
import { parseOptions } from '../parseOptions.ts'
import { parseWholeNumber } from '../parseWholeNumber.ts'
import { runPreflight } from '../preflight/runPreflight.ts'
import { readAuthKey } from '../readAuthKey.ts'
import { registerMachine, type Registered } from '../registerMachine.ts'
import type { Command, CommandContext } from './Command.ts'

const help = `Registers this machine as a node of an integration runtime.

Usage: mooring-node register --key-file <path or -> [--name <node name>] [--replace] [--ca-file <pem file>]
                             [--ephemeral [--ttl-seconds <number>]] [--force] [--json]

  --key-file   File with the authentication key (Key1 or Key2 of the Integration runtime settings page), - for standard input.
               Without it the key is taken from MOORING_AUTH_KEY. It is never an argument: every user of a machine sees those.
  --name       Name of the node within its runtime; the name of the machine when absent.
  --replace    Take the place of an offline node of this name, such as this machine before it was set up anew.
               A machine that lost no more than its home does so without being asked.
  --ca-file    Certificates to trust beside those of the system, in PEM, when the console has one of its own.
  --ephemeral  For machines that come and go, such as containers: the node is removed when it stops, or was offline for longer than
               --ttl-seconds, 600 when absent.
  --force      Register on a machine that does not suit all the same.
  --json       One line: {"node":..,"runtime":..,"account":..,"origin":..}

Before it sends the key it looks at the machine and its clock, as "mooring-node preflight" does: it warns of what is not as recommended, and registers
nothing where a check fails, unless it is forced.
The console is where the key says; MOORING_NODE_ENDPOINT=https://host:port overrides it. The identity is kept in MOORING_NODE_HOME.

Examples:
  mooring-node register --key-file key.txt
  mooring-node register --key-file - --name node-1 < key.txt
  mooring-node register --key-file key.txt --name node-1 --replace
  mooring-node register --key-file key.txt --ephemeral --ttl-seconds 3600
  MOORING_AUTH_KEY="$(cat key.txt)" mooring-node register --ca-file console-ca.pem
`

const options = {
  'key-file': { type: 'string' },
  name: { type: 'string' },
  'ca-file': { type: 'string' },
  replace: { type: 'boolean' },
  ephemeral: { type: 'boolean' },
  'ttl-seconds': { type: 'string' },
  force: { type: 'boolean' },
  json: { type: 'boolean' },
} as const

export const register: Command = {
  summary: 'Register this machine as a node of an integration runtime',
  help,
  async execute(args, context) {
    const values = parseOptions(args, options)
    const { registration, origin } = await execute(values, context)
    const { nodeName, runtimeName, account } = registration
    context.print(
      values.json
        ? asJsonLine({ node: nodeName, runtime: runtimeName, account, origin })
        : `Registered ${nodeName} as a node of ${runtimeName} at ${origin}.\n`,
    )
    return exitCode.done
  },
}

type Values = ReturnType<typeof parseOptions<typeof options>>

async function execute(values: Values, { config, warn }: CommandContext): Promise<Registered> {
  const nodeName = nodeNameOf(values.name)
  const ephemeralSeconds = ephemeralSecondsOf(values)
  const caFile = values['ca-file'] === undefined ? null : resolve(config.workingDirectory, values['ca-file'])
  const key = await readAuthKey(values['key-file'], config)
  try {
    const { checks } = await runPreflight({ home: config.home, address: await addressOfKey(key, config, caFile) })
    refuseUnsuitable(checks, { force: values.force === true, warn })
    return await registerMachine({ key, nodeName, caFile, ephemeralSeconds, replaceOffline: values.replace === true }, { config, warn })
  } finally {
    key.forget()
  }
}

function ephemeralSecondsOf(values: Values): number | null {
  const ttl = values['ttl-seconds']
  if (values.ephemeral) return parseWholeNumber(ttl ?? '600', '--ttl-seconds', { min: 600, max: 2_592_000 })
  if (ttl === undefined) return null
  throw new CommandFailure('wrongUsage', '--ttl-seconds belongs to --ephemeral.')
}

/** Tells what is not as recommended. Throws `CommandFailure` when the machine does not suit at all. */
function refuseUnsuitable(checks: readonly Check[], { force, warn }: { force: boolean } & Pick<CommandContext, 'warn'>): void {
  const sentences = (verdict: Verdict) =>
    checks.filter((check) => check.verdict === verdict).map(({ title, found, fix = '' }) => `${title}: ${found} ${fix}`.trimEnd())
  for (const sentence of sentences('warning')) warn(`Warning: ${sentence}\n`)
  const failures = sentences('fail')
  if (failures.length === 0) return
  if (!force)
    throw new CommandFailure('refused', `${failures.join('\n')}\nThis machine does not suit. To register it all the same, give --force.`)
  for (const sentence of failures) warn(`Warning: ${sentence}\n`)
}
