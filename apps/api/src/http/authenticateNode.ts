import type { Operation } from '@mooring/contract'
import { decodeJwt, errors, importJWK, jwtVerify, type JWTPayload } from 'jose'
import type { Caller, Console } from '../ActContext.ts'
import { fail } from '../ApiFailure.ts'
import { findNodeForToken, type NodeForToken } from '../database/queries/findNodeForToken.ts'
import { isRefusedCopy } from '../database/queries/isRefusedCopy.ts'
import { TokenProofs } from './TokenProofs.ts'

/** Tokens live for five minutes; a node's clock may differ by as much as one more. */
const ageSecondsMax = 300
const skewSeconds = 60

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * A node signs its tokens itself, with the key whose public half it registered: issuer its id, audience its runtime's id.
 * So nothing that could be stolen here or in transit lasts, and removing the node's row ends its access at once. A node
 * whose registration ended is told why, but only after its signature proved that it is that node. The agent that signed says which
 * process it is: copies of a node sign as well as the node does, and nothing is answered to those that were found out. A copy must not
 * get around that by not saying it: of a node whose agent says it, only the calls of the machine's administrator need not.
 */
export async function authenticateNode(
  at: Console,
  token: string | undefined,
  { isOfMachine = false }: Pick<Operation, 'isOfMachine'>,
): Promise<Caller> {
  const nodeId = issuerOf(token)
  const node = nodeId === null ? null : await findNodeForToken(at.prisma, nodeId)
  if (token === undefined || nodeId === null || node === null) return fail('NodeUnauthenticated')
  const instanceId = await verify(token, { ...node, nodeId }, at.now())
  if (node.ended !== null) return fail(node.ended)
  const { name, runtimeId, runtimeName, rivalInstanceIds, saysProcess } = node
  const caller = { kind: 'node' as const, nodeId, name, runtimeId, runtimeName }
  if (instanceId === null) return saysProcess && !isOfMachine ? fail('NodeQuarantined', namelessMessage) : caller
  if (rivalInstanceIds.includes(instanceId) && (await isRefusedCopy(at.prisma, { nodeId, instanceId }))) return fail('NodeQuarantined')
  return { ...caller, instanceId }
}

const namelessMessage =
  'The agent of this node says which of its processes calls, and this call does not: it comes from a copy, or from an older version. Update mooring-node on this machine, or register it as a node of its own.'

function issuerOf(token: string | undefined): string | null {
  if (token === undefined) return null
  try {
    const iss: unknown = decodeJwt(token).iss
    return typeof iss === 'string' && uuid.test(iss) ? iss : null
  } catch (cause) {
    if (cause instanceof errors.JWTInvalid) return null
    throw cause
  }
}

/** What the database says of the node is asked each time all the same. */
const proofs = new TokenProofs()

/** Proves a token; the process that signed it. */
async function verify(token: string, node: NodeForToken & { nodeId: string }, now: Date): Promise<string | null> {
  const proof = proofs.find(node.nodeId, token)
  const isProved = proof?.publicKey === node.publicKey && proof.runtimeId === node.runtimeId
  if (isProved && proof.from <= now.getTime() && now.getTime() < proof.until) return proof.instanceId
  const { iat = 0, exp = 0, sid } = await claimsOf(token, node, now)
  const instanceId = typeof sid === 'string' && uuid.test(sid) ? sid : null
  const { publicKey, runtimeId } = node
  const until = Math.min(exp, iat + ageSecondsMax) + skewSeconds
  proofs.keep(node.nodeId, token, { publicKey, runtimeId, instanceId, from: (iat - skewSeconds) * 1000, until: until * 1000 })
  return instanceId
}

/** The claims of a token that its node signed and that holds now. */
async function claimsOf(token: string, node: NodeForToken, now: Date): Promise<JWTPayload> {
  const key = await importJWK({ kty: 'OKP', crv: 'Ed25519', x: node.publicKey }, 'EdDSA')
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['EdDSA'],
      audience: node.runtimeId,
      currentDate: now,
      clockTolerance: skewSeconds,
      maxTokenAge: ageSecondsMax,
      requiredClaims: ['iat', 'exp'],
    })
    return payload
  } catch (cause) {
    if (cause instanceof errors.JWTExpired || (cause instanceof errors.JWTClaimValidationFailed && cause.claim === 'iat'))
      return fail('NodeClockSkewed')
    if (cause instanceof errors.JOSEError) return fail('NodeUnauthenticated')
    throw cause
  }
}
