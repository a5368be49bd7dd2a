import type { Config } from './config.ts'
import { forgetFormerIdentity, readFormerIdentity } from './identity.ts'
import { tellConsoleGoodbye } from './tellConsoleGoodbye.ts'

/**
 * Ends the registration that a move left behind. A move that was interrupted, or whose former console was away, is ended by
 * whoever comes next. False when the former console cannot be told now; it goes on listing the node until it is.
 */
export async function endFormerIdentity(config: Config): Promise<boolean> {
  const former = await readFormerIdentity(config.home)
  if (former === null) return true
  const isEnded = await tellConsoleGoodbye(former, config)
  if (isEnded) await forgetFormerIdentity(config.home)
  return isEnded
}
