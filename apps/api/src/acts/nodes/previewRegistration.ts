import type { RegistrationPreview } from '@mooring/contract'
import { nodeStatus, parseAuthKey } from '@mooring/domain'
import type { ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import { authKeyRefusal } from '../../authKeyRefusal.ts'
import { audit } from '../../database/queries/audit.ts'

/**
 * Tells whoever holds a key which nodes its runtime has and how they are, so that a machine can be given a name that is free, or that of
 * one that is gone. What is refused is refused alike, and stands in the record.
 */
export async function previewRegistration(context: ActContext, input: { key: string }): Promise<RegistrationPreview> {
  const parsed = parseAuthKey(input.key)
  const key =
    parsed &&
    (await context.prisma.authKey.findUnique({
      where: { lookup: context.keyring.lookup(parsed.secret), runtimeId: parsed.runtimeId },
      include: { runtime: { include: { nodes: { orderBy: { nameKey: 'asc' } } } } },
    }))
  const reason = key === null ? 'wrong key' : authKeyRefusal(context, key)
  if (key === null || reason !== null) {
    const target = `runtime/${key?.runtime.name ?? ''}`
    await audit(context.prisma, context, { action: 'previewRegistration', target, outcome: 'refused', detail: { reason } })
    return fail('AuthenticationKeyRefused')
  }
  const { name, nodesMax, nodes } = key.runtime
  const now = context.now()
  return { runtimeName: name, nodesMax, nodes: nodes.map((node) => ({ name: node.name, status: nodeStatus(node, now).status })) }
}
