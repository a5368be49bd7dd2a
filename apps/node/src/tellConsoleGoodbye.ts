import { ApiError, node } from '@mooring/contract'
import { errorKind } from './agent/errorKind.ts'
import type { Config } from './config.ts'
import { openNodeClient } from './consoleClient.ts'
import type { Identity } from './identity.ts'
import { lastInstance } from './instances.ts'
import { readProxy } from './proxy.ts'

/**
 * Ends a registration at its console, at once or never: false when the console does not answer. One that had ended is as good, and so is
 * that of a copy, which is another machine's.
 */
export async function tellConsoleGoodbye(identity: Identity, config: Config): Promise<boolean> {
  const [proxy, instanceId] = [await readProxy(config), await lastInstance(config.home, identity.nodeId)]
  const client = await openNodeClient(identity, { proxy, instanceId })
  try {
    await client.call(node.unregisterNode, {})
    return true
  } catch (error) {
    if (errorKind(error) === 'bug') throw error
    return errorKind(error) === 'gone' || isOfCopy(error)
  } finally {
    await client.close()
  }
}

/** Whether the console refuses a call because a machine is a copy of the node. */
export const isOfCopy = (error: unknown): boolean => error instanceof ApiError && error.code === 'NodeQuarantined'
