import type { ErrorCode } from '@mooring/contract'
import type { FastifyRequest } from 'fastify'
import type { Caller, Console } from '../ActContext.ts'
import { audit } from '../database/queries/audit.ts'
import { callerAddress, callerNetwork } from './callerAddress.ts'
import { RefusalLimit } from './RefusalLimit.ts'

/** What is refused to somebody who may not do it, and recorded by no act, since none was reached or it tells less. */
const recorded = new Set<ErrorCode>(['RoleMissing', 'CrossSiteRequest', 'SetupLinkInvalid', 'NodeUnauthenticated', 'NodeQuarantined'])

/** A visitor who is not signed in yet is no event; a token that is wrong is. */
const isRecorded = (code: ErrorCode, { headers }: FastifyRequest): boolean =>
  recorded.has(code) || (code === 'Unauthenticated' && headers.authorization !== undefined)

/** Records refusals (ASVS 5.0 16.3): who was refused what, as far as both are known, and from where. */
export function recordRefusal(console: Console): (request: FastifyRequest, code: ErrorCode) => Promise<void> {
  const limit = new RefusalLimit()
  return async (request, code) => {
    if (!isRecorded(code, request)) return
    const before = limit.admit(callerNetwork(request), console.now().getTime())
    if (before === null) return
    const [path = ''] = request.url.split('?')
    const target = `${request.method} ${path}`.slice(0, 300)
    const [address, detail] = [callerAddress(request), { code, ...(before === 0 ? {} : { refusedBefore: before }) }]
    request.log.info({ target, address, ...detail }, 'refused')
    // Unset where the refusal is about who calls.
    const caller = (request.caller as Caller | undefined) ?? { kind: 'anyone' as const }
    try {
      await audit(console.prisma, { caller, requestId: request.id, address }, { action: 'call', target, outcome: 'refused', detail })
    } catch (error) {
      // The caller is refused all the same, and the log has it.
      request.log.warn({ err: error }, 'a refusal could not be recorded')
    }
  }
}
