import { node } from '@mooring/contract'
import { errorKind } from './agent/errorKind.ts'
import type { Config } from './config.ts'
import { openNodeClient } from './consoleClient.ts'
import type { Identity } from './identity.ts'
import { readProxy } from './proxy.ts'

/** Ends a registration at its console, at once or never: false when the console does not answer. One that had ended is as good. */
export async function tellConsoleGoodbye(identity: Identity, config: Config): Promise<boolean> {
  const client = await openNodeClient(identity, { proxy: await readProxy(config) })
  try {
    await client.call(node.unregisterNode, {})
    return true
  } catch (error) {
    if (errorKind(error) === 'bug') throw error
    return errorKind(error) === 'gone'
  } finally {
    await client.close()
  }
}
