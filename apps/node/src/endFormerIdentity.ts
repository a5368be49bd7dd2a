import { node } from '@mooring/contract'
import { errorKind } from './agent/errorKind.ts'
import type { Config } from './config.ts'
import { openNodeClient } from './consoleClient.ts'
import { forgetFormerIdentity, readFormerIdentity } from './identity.ts'
import { readProxy } from './proxy.ts'

/**
 * Ends the registration that a move left behind. A move that was interrupted, or whose former console was away, is ended by
 * whoever comes next. False when the former console cannot be told now; it goes on listing the node until it is.
 */
export async function endFormerIdentity(config: Config): Promise<boolean> {
  const former = await readFormerIdentity(config.home)
  if (former === null) return true
  const client = await openNodeClient(former, { proxy: await readProxy(config) })
  try {
    await client.call(node.unregisterNode, {})
  } catch (error) {
    if (errorKind(error) === 'bug') throw error
    if (errorKind(error) !== 'gone') return false
  } finally {
    await client.close()
  }
  await forgetFormerIdentity(config.home)
  return true
}
