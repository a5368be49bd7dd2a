import { applySettings } from '../applySettings.ts'
import { asJsonLine } from '../asJsonLine.ts'
import { CommandFailure, exitCode } from '../CommandFailure.ts'
import type { Config } from '../config.ts'
import { parseOptions } from '../parseOptions.ts'
import { parseWholeNumber } from '../parseWholeNumber.ts'
import { readSecret } from '../readSecret.ts'
import { hideSecret } from '../redact.ts'
import { concurrentJobsSettable, logLevels, proxyOrigin, type ProxySetting, type Settings } from '../settings.ts'
import { tryProxy } from '../tryProxy.ts'
import type { Command } from './Command.ts'

const help = `Sets how this node works. The settings are kept in its home, where they outlive an update; they can be set before it registers.

Usage: mooring-node set proxy none|system|<address> [--user <name> --password-file <path or ->] [--bypass <hosts>] [--test] [--json]
       mooring-node set concurrency <number>|auto [--json]
       mooring-node set log-level debug|info|warn|error [--json]

  proxy         none: call directly. system: as HTTPS_PROXY, HTTP_PROXY and NO_PROXY say where the node runs. An address such as
                http://proxy.example:3128: through that one; --bypass names hosts and domains to reach without it, with commas between.
                --test tries the way to the console first, and sets nothing when that fails. It counts when the node is started again.
  concurrency   Runs at a time, never more than the machine allows; auto: as many as it allows. It counts from the next run on.
  log-level     The least grave that is logged. It counts at once.

Examples:
  mooring-node set proxy http://proxy.example:3128 --user node --password-file proxy-password.txt --test
  mooring-node set proxy system
  mooring-node set concurrency 4
  mooring-node set log-level debug
`

const proxyOptions = {
  user: { type: 'string' },
  'password-file': { type: 'string' },
  bypass: { type: 'string' },
  test: { type: 'boolean' },
} as const

type Change = { change: Partial<Settings>; says: string }

const settable: Record<string, (value: string, args: string[], config: Config) => Promise<Change>> = {
  proxy: proxyChange,
  concurrency: async (value, args) => {
    parseOptions(args, {})
    const concurrentJobs = value === 'auto' ? null : parseWholeNumber(value, 'concurrency', concurrentJobsSettable)
    return { change: { concurrentJobs }, says: 'It counts from the next run on.' }
  },
  'log-level': async (value, args) => {
    parseOptions(args, {})
    const logLevel = logLevels.find((level) => level === value)
    if (logLevel === undefined) throw new CommandFailure('wrongUsage', `The log level is one of ${logLevels.join(', ')}.`)
    return { change: { logLevel }, says: 'It counts at once.' }
  },
}

export const set: Command = {
  summary: 'Set the proxy, the number of runs at a time, or the log level',
  help,
  async execute([what = '', value = '', ...rest], { config, print }) {
    const read = Object.hasOwn(settable, what) ? settable[what] : undefined
    if (read === undefined || value === '' || value.startsWith('-'))
      throw new CommandFailure('wrongUsage', 'Say what to set and to what: "mooring-node set --help" has examples.')
    const json = rest.includes('--json')
    const { change, says } = await read(
      value,
      rest.filter((arg) => arg !== '--json'),
      config,
    )
    const { settings, isRunning } = await applySettings(config.home, change)
    const { proxy, ...others } = settings
    const shown = {
      ...others,
      proxy: proxy.mode === 'custom' ? { ...proxy, password: proxy.password === null ? null : '[hidden]' } : proxy,
    }
    print(json ? asJsonLine(shown) : `It is set.${isRunning ? ` ${says}` : ''}\n`)
    return exitCode.done
  },
}

async function proxyChange(value: string, args: string[], config: Config): Promise<Change> {
  const options = parseOptions(args, proxyOptions)
  const proxy = await proxyOf(value, options, config)
  const password = proxy.mode === 'custom' ? proxy.password : null
  const reveal = hideSecret(password ?? '')
  try {
    if (options.test) await tryProxy(proxy, config)
  } finally {
    reveal()
  }
  return { change: { proxy }, says: 'It counts when the node is started again: "mooring-node restart".' }
}

interface ProxyOptions {
  user?: string
  'password-file'?: string
  bypass?: string
}

async function proxyOf(value: string, options: ProxyOptions, config: Config): Promise<ProxySetting> {
  const { user = null, 'password-file': passwordFile, bypass = '' } = options
  if (value === 'none' || value === 'system') return { mode: value }
  const address = proxyOrigin(value)
  if (address === null)
    throw new CommandFailure(
      'wrongUsage',
      'The address of a proxy is like http://proxy.example:3128. A user and a password are given with --user and --password-file.',
    )
  if (user === null && passwordFile !== undefined) throw new CommandFailure('wrongUsage', 'A password needs a --user.')
  const text = passwordFile === undefined ? null : await readSecret(passwordFile, 'the password of the proxy', config)
  const password = text === null ? null : text.replace(/\r?\n$/, '')
  return { mode: 'custom', address, user, password, bypass: bypass.split(',').flatMap((host) => host.trim() || []) }
}
