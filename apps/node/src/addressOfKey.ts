import { CommandFailure, exitCode } from './CommandFailure.ts'
import type { Config } from './config.ts'
import type { ConsoleAddress } from './consoleClient.ts'
import { findOrigin } from './findOrigin.ts'
import { readProxy } from './proxy.ts'
import type { GivenKey } from './readAuthKey.ts'

/** The console that a key names, or the environment in its place. One that does not answer is what is looked into: it must not end a diagnosis. */
export async function addressOfKey({ key }: GivenKey, config: Config, caFile: string | null): Promise<ConsoleAddress> {
  const proxy = await readProxy(config)
  try {
    return { origin: await findOrigin({ host: key.host, endpoint: config.endpoint, caFile, proxy }), caFile, proxy }
  } catch (error) {
    const url = URL.parse(`https://${key.host}`)
    if (!(error instanceof CommandFailure) || error.code !== exitCode.unreachable || url === null) throw error
    return { origin: url.origin, caFile, proxy }
  }
}
