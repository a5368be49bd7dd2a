import type { RegisterBody, Registration } from '@mooring/contract'
import { nameKey, nodeStatus, parseAuthKey, type AuthKey } from '@mooring/domain'
import type { ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import { authKeyRefusal } from '../../authKeyRefusal.ts'
import type { Node, Prisma, Runtime } from '../../database/generated/client.ts'
import { announceNodes } from '../../database/queries/announceNodes.ts'
import { audit } from '../../database/queries/audit.ts'
import { takeNodeAway } from '../../database/queries/takeNodeAway.ts'

/** Why a registration was refused: what the caller is told, and what stands in the record only. */
interface Refusal {
  code: 'AuthenticationKeyRefused' | 'NodeLimitReached' | 'NodeNameTaken'
  message?: string
  reason: string
}

/**
 * Trades an authentication key for a registration under the node's own public key. Every key that does not register is answered
 * alike, whether it is wrong, has expired or is used from elsewhere; the record tells them apart, for whoever looks after the runtime.
 * The same public key again is the same node: a node that lost the answer asks once more and gets it.
 */
export async function registerNode(context: ActContext, input: RegisterBody): Promise<Registration> {
  const parsed = parseAuthKey(input.key)
  const outcome = parsed === null ? refused('malformed') : await tryRegister(context, input, parsed)
  if (!('reason' in outcome)) return outcome
  // In a transaction of its own: what was refused left nothing behind, except that it was.
  const name = parsed === null ? null : await nameOf(context, parsed.runtimeId)
  const detail = { reason: outcome.reason, ...(name === null ? {} : { node: input.nodeName }) }
  await audit(context.prisma, context, { action: 'registerNode', target: `runtime/${name ?? ''}`, outcome: 'refused', detail })
  return fail(outcome.code, outcome.message)
}

const refused = (reason: string): Refusal => ({ code: 'AuthenticationKeyRefused', reason })

async function nameOf(context: ActContext, runtimeId: string): Promise<string | null> {
  const runtime = await context.prisma.runtime.findUnique({ where: { id: runtimeId }, select: { name: true } })
  return runtime?.name ?? null
}

function tryRegister(context: ActContext, input: RegisterBody, { runtimeId, secret }: AuthKey): Promise<Registration | Refusal> {
  return context.prisma.$transaction(async (tx) => {
    // The lock makes registrations of one runtime wait for each other: the node limit is a count. The key is read under it:
    // regenerating or deleting may have come first.
    await tx.$queryRaw`SELECT FROM runtime WHERE id = ${runtimeId}::uuid FOR UPDATE`
    const lookup = context.keyring.lookup(secret)
    const key = await tx.authKey.findUnique({ where: { lookup, runtimeId }, include: { runtime: { include: { nodes: true } } } })
    const whyNot = key === null ? 'wrong key' : authKeyRefusal(context, key)
    if (key === null || whyNot !== null) return refused(whyNot ?? 'wrong key')
    const { runtime } = key
    const again = runtime.nodes.find((node) => node.publicKey === input.publicKey)
    if (again !== undefined) return registrationOf(context, runtime, again)
    const placed = await makePlace(tx, context, { runtime, input })
    if (placed !== null) return placed
    const node = await tx.node.create({
      data: { ...nodeData(context, input), runtimeId: runtime.id, enrolledWith: key.slot, enrolledGeneration: key.generation },
    })
    await tx.authKey.update({ where: { id: key.id }, data: { lastUsedAt: context.now() } })
    await audit(tx, context, { action: 'registerNode', target: `runtime/${runtime.name}`, detail: { node: node.name, keyName: key.slot } })
    await announceNodes(tx, runtime.name)
    return registrationOf(context, runtime, node)
  })
}

/**
 * Null when there is a place for the node. A dead node gives way to the one that takes over its name, when that one asks for it, or is the
 * same machine without its registration.
 */
async function makePlace(
  tx: Prisma.TransactionClient,
  context: ActContext,
  { runtime, input }: { runtime: Runtime & { nodes: Node[] }; input: RegisterBody },
): Promise<Refusal | null> {
  const same = runtime.nodes.find((node) => node.nameKey === nameKey(input.nodeName))
  const isDead = same !== undefined && nodeStatus(same, context.now()).status === 'Offline'
  const isSameMachine = input.machineId !== undefined && input.machineId === same?.machineId
  if (same !== undefined && isDead && (isSameMachine || input.replaceOffline === true)) {
    await takeNodeAway(tx, context, { node: { ...same, runtime }, action: 'replaceNode' })
    return null
  }
  if (same !== undefined) {
    const way = isDead ? 'Take over the offline node, choose another name with --name,' : 'Choose another name with --name,'
    const message = `${runtime.name} already has a node named ${input.nodeName}. ${way} or remove that node in the console.`
    return { code: 'NodeNameTaken', message, reason: 'name taken' }
  }
  if (runtime.nodes.length < runtime.nodesMax) return null
  const message = `${runtime.name} has ${runtime.nodes.length} nodes, as many as its limit allows. Remove one in the console.`
  return { code: 'NodeLimitReached', message, reason: 'node limit reached' }
}

const nodeData = (context: ActContext, input: RegisterBody): Omit<Prisma.NodeUncheckedCreateInput, 'runtimeId' | 'enrolledWith'> => ({
  name: input.nodeName,
  nameKey: nameKey(input.nodeName),
  publicKey: input.publicKey,
  machineName: input.machineName,
  operatingSystem: input.operatingSystem,
  machineId: input.machineId ?? null,
  version: input.version,
  concurrentJobsLimit: input.concurrentJobsLimit,
  concurrentJobsMax: input.concurrentJobsLimit,
  address: context.address,
  ephemeralSeconds: input.ephemeralSeconds ?? null,
  registeredAt: context.now(),
})

const registrationOf = (context: ActContext, runtime: Runtime, node: Node): Registration => ({
  nodeId: node.id,
  nodeName: node.name,
  runtimeId: runtime.id,
  runtimeName: runtime.name,
  account: context.account,
})
