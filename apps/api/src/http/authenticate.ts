import { timingSafeEqual } from 'node:crypto'
import { unattendedHeader, type Operation } from '@mooring/contract'
import { roleRefusal } from '@mooring/domain'
import type { FastifyRequest } from 'fastify'
import type { Caller } from '../ActContext.ts'
import { fail } from '../ApiFailure.ts'
import { findSession } from '../database/queries/findSession.ts'
import { tokenHash } from '../secrets/tokens.ts'
import { authenticateNode } from './authenticateNode.ts'
import type { Edge } from './Edge.ts'
import { refuseOtherSites } from './refuseOtherSites.ts'
import { sessionToken } from './sessionCookie.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by `authenticate` before any handler runs; every route has it, see `route`. */
    caller: Caller
  }
}

const bearerToken = (request: FastifyRequest): string | undefined => /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1]

/** What of an operation says who may call it. */
type Called = Pick<Operation, 'access' | 'isOfMachine' | 'isUnattended'>

/** Finds out who calls and refuses who may not call this operation. The contract declares who may. */
export const authenticate = (operation: Called, at: Edge) => async (request: FastifyRequest) => {
  request.caller = await callerOf(request, operation, at)
  const { caller } = request
  if (operation.access === 'anyone' || caller.kind === 'node') return
  if (caller.kind === 'anyone') return fail('Unauthenticated')
  const refusal = roleRefusal(caller.role, operation.access)
  if (refusal !== null) fail('RoleMissing', refusal)
}

async function callerOf(request: FastifyRequest, operation: Called, at: Edge): Promise<Caller> {
  const bearer = bearerToken(request)
  if (operation.access === 'node') return authenticateNode(at.console, bearer, operation)
  if (bearer !== undefined) return tokenCaller(bearer, at.bootstrapToken) ?? fail('Unauthenticated')
  const cookie = sessionToken(request)
  const isUse = operation.isUnattended !== true && request.headers[unattendedHeader] === undefined
  const session = cookie === undefined ? null : await findSession(at.console.prisma, cookie, { now: at.console.now(), isUse })
  if (session === null) return { kind: 'anyone' }
  refuseOtherSites(request)
  return { kind: 'user', ...session }
}

/** Compared by hash: equal lengths, and the time tells nothing. */
function tokenCaller(bearer: string, bootstrapToken: string | null): Caller | null {
  if (bootstrapToken === null || !timingSafeEqual(tokenHash(bearer), tokenHash(bootstrapToken))) return null
  return { kind: 'token', name: 'MOORING_BOOTSTRAP_TOKEN', role: 'Administrator' }
}
