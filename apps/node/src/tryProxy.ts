import { console as consoleFace } from '@mooring/contract'
import { CommandFailure } from './CommandFailure.ts'
import type { Config } from './config.ts'
import { openAnonymousClient } from './consoleClient.ts'
import { readIdentity } from './identity.ts'
import { withEndpoint } from './registrationState.ts'
import type { ProxySetting } from './settings.ts'
import { toCommandFailure } from './toCommandFailure.ts'

/**
 * Tries the way to the console through a proxy that is not set yet; `caFile` is trusted as long as there is no registration that names one.
 * Throws `CommandFailure` when the console is not reached.
 */
export async function tryProxy(setting: ProxySetting, config: Config, caFile: string | null = null): Promise<void> {
  const identity = await readIdentity(config.home)
  const origin = identity === null ? config.endpoint : withEndpoint(identity, config).origin
  if (origin === null)
    throw new CommandFailure('refused', 'There is no console to try the way to yet: register first, or set MOORING_NODE_ENDPOINT.')
  const client = await openAnonymousClient({ origin, caFile: identity?.caFile ?? caFile, proxy: { setting, system: config.systemProxy } })
  try {
    await client.call(consoleFace.getInstallation, {})
  } catch (error) {
    throw toCommandFailure(error, origin)
  } finally {
    await client.close()
  }
}
