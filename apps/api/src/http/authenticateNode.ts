import { decodeJwt, errors, importJWK, jwtVerify } from 'jose'
import type { Caller, Console } from '../ActContext.ts'
import { fail } from '../ApiFailure.ts'
import { findNodeForToken, type NodeForToken } from '../database/queries/findNodeForToken.ts'

/** Tokens live for five minutes; a node's clock may differ by as much as one more. */
const ageSecondsMax = 300
const skewSeconds = 60

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * A node signs its tokens itself, with the key whose public half it registered: issuer its id, audience its runtime's id.
 * So nothing that could be stolen here or in transit lasts, and removing the node's row ends its access at once. A node
 * whose registration ended is told why, but only after its signature proved that it is that node.
 */
export async function authenticateNode(at: Console, token: string | undefined): Promise<Caller> {
  const nodeId = issuerOf(token)
  const node = nodeId === null ? null : await findNodeForToken(at.prisma, nodeId)
  if (token === undefined || nodeId === null || node === null) return fail('NodeUnauthenticated')
  await verify(token, node, at.now())
  if (node.ended !== null) return fail(node.ended)
  return { kind: 'node', nodeId, name: node.name, runtimeId: node.runtimeId, runtimeName: node.runtimeName }
}

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

async function verify(token: string, node: NodeForToken, now: Date): Promise<void> {
  const key = await importJWK({ kty: 'OKP', crv: 'Ed25519', x: node.publicKey }, 'EdDSA')
  try {
    await jwtVerify(token, key, {
      algorithms: ['EdDSA'],
      audience: node.runtimeId,
      currentDate: now,
      clockTolerance: skewSeconds,
      maxTokenAge: ageSecondsMax,
      requiredClaims: ['iat', 'exp'],
    })
  } catch (cause) {
    if (cause instanceof errors.JWTExpired || (cause instanceof errors.JWTClaimValidationFailed && cause.claim === 'iat'))
      return fail('NodeClockSkewed')
    if (cause instanceof errors.JOSEError) return fail('NodeUnauthenticated')
    throw cause
  }
}
