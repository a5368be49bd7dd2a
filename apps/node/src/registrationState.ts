import { ApiError, node } from '@mooring/contract'
import { errorKind } from './agent/errorKind.ts'
import { CommandFailure } from './CommandFailure.ts'
import type { Config } from './config.ts'
import { openNodeClient } from './consoleClient.ts'
import { originOf } from './findOrigin.ts'
import type { Ending, Identity } from './identity.ts'
import { readProxy } from './proxy.ts'
import { reasonOf } from './reasonOf.ts'

/** No run has this id. */
const noRun = '00000000-0000-0000-0000-000000000000'

const endings: Partial<Record<ApiError['code'], (identity: Identity) => string>> = {
  IntegrationRuntimeDeleted: ({ runtimeName }) =>
    `The integration runtime ${runtimeName} was deleted. Register this machine with another one.`,
  NodeRemoved: ({ nodeName, runtimeName }) =>
    `The node ${nodeName} was removed from the integration runtime ${runtimeName}. Register this machine again.`,
  NodeUnauthenticated: ({ nodeName }) => `The console does not know the credential of the node ${nodeName}. Register this machine again.`,
}

/** Why a registration is over, in words that name the runtime and the node; null when the error does not say that it is. */
export function endingFrom(error: unknown, identity: Identity): Ending | null {
  const reason = error instanceof ApiError ? endings[error.code]?.(identity) : undefined
  return reason === undefined ? null : { reason }
}

/** The identity as this process uses it: the environment may say another way to the console. */
export const withEndpoint = (identity: Identity, { endpoint }: Config): Identity =>
  endpoint === null ? identity : { ...identity, origin: originOf(endpoint) }

/**
 * Asks the console whether a registration is over, by a call that changes nothing: progress of a run that cannot exist.
 * Throws `CommandFailure` when the console cannot be asked.
 */
export async function endingOf(identity: Identity, config: Config): Promise<Ending | null> {
  if (identity.ended !== null) return identity.ended
  const reachable = withEndpoint(identity, config)
  const client = await openNodeClient(reachable, { proxy: await readProxy(config) })
  try {
    await client.call(node.reportProgress, { params: { runId: noRun }, body: { fence: 1, assetsDiscovered: 0 } })
    return null
  } catch (error) {
    if (errorKind(error) === 'bug') throw error
    if (errorKind(error) === 'retryable') throw cannotAsk(reachable, error)
    return endingFrom(error, identity)
  } finally {
    await client.close()
  }
}

const cannotAsk = (identity: Identity, cause: unknown) =>
  new CommandFailure(
    'unreachable',
    `This machine is registered as the node ${identity.nodeName} of ${identity.runtimeName}, and whether that still holds cannot be asked. ${reasonOf(cause, identity.origin)} To forget it, run "mooring-node unregister --force".`,
    { cause },
  )
