import { CommandFailure } from './CommandFailure.ts'
import type { Config } from './config.ts'
import type { ConsoleAddress } from './consoleClient.ts'
import { originOf } from './findOrigin.ts'
import { readIdentity } from './identity.ts'
import { readProxy } from './proxy.ts'
import { withEndpoint } from './registrationState.ts'

/** The console that is named, that of the environment, or that of the registration; null when there is none. */
export async function addressOf(
  config: Config,
  { origin, caFile }: { origin: string | undefined; caFile: string | null },
): Promise<ConsoleAddress | null> {
  const proxy = await readProxy(config)
  const named = origin ?? config.endpoint
  if (named !== null) return { origin: originFrom(named), caFile, proxy }
  const identity = await readIdentity(config.home)
  return identity === null ? null : { origin: withEndpoint(identity, config).origin, caFile: caFile ?? identity.caFile, proxy }
}

function originFrom(text: string): string {
  try {
    return originOf(text)
  } catch (cause) {
    throw new CommandFailure('wrongUsage', 'The console is named by its origin, such as https://console.example:8080.', { cause })
  }
}
