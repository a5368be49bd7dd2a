import { ApiError, node, type RegistrationPreview } from '@mooring/contract'
import { errorKind } from './agent/errorKind.ts'
import { CommandFailure } from './CommandFailure.ts'
import type { Config } from './config.ts'
import { openAnonymousClient } from './consoleClient.ts'
import { findOrigin } from './findOrigin.ts'
import { readProxy } from './proxy.ts'
import type { GivenKey } from './readAuthKey.ts'
import { toCommandFailure } from './toCommandFailure.ts'

/**
 * Asks the console which nodes the runtime of a key has. Null when it does not say, because it is not reached, or is older than this node. Throws `CommandFailure` when it refuses the key.
 */
export async function previewRegistration(
  { text, key }: GivenKey,
  config: Config,
  caFile: string | null,
): Promise<RegistrationPreview | null> {
  const proxy = await readProxy(config)
  try {
    const origin = await findOrigin({ host: key.host, endpoint: config.endpoint, caFile, proxy })
    const client = await openAnonymousClient({ origin, caFile, proxy })
    try {
      return await client.call(node.previewRegistration, { body: { key: text } })
    } finally {
      await client.close()
    }
  } catch (error) {
    if (error instanceof ApiError && error.code === 'AuthenticationKeyRefused') throw toCommandFailure(error, key.host)
    if (error instanceof CommandFailure || errorKind(error) !== 'bug') return null
    throw error
  }
}
