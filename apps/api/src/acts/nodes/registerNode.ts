import type { RegisterBody, Registration } from '@mooring/contract'
import { nameKey, parseAuthKey } from '@mooring/domain'
import type { ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import type { Node, Prisma, Runtime } from '../../database/generated/client.ts'
import { announce } from '../../database/queries/announce.ts'
import { audit } from '../../database/queries/audit.ts'

/**
 * Trades an authentication key for a registration under the node's own public key. Every wrong key is answered alike.
 * The same public key again is the same node: a node that lost the answer asks once more and gets it.
 */
export async function registerNode(context: ActContext, input: RegisterBody): Promise<Registration> {
  const key = await findKey(context, input.key)
  if (key === null) {
    await audit(context.prisma, context, { action: 'registerNode', target: 'runtime/', outcome: 'refused' })
    return fail('AuthenticationKeyRefused')
  }
  return context.prisma.$transaction(async (tx) => {
    // The lock makes registrations of one runtime wait for each other: the node limit is a count.
    const [locked] = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM runtime WHERE id = ${key.runtimeId}::uuid FOR UPDATE`
    // The key is read again under the lock: regenerating or deleting may have come first.
    const valid =
      locked &&
      (await tx.authKey.findUnique({ where: { id: key.id, lookup: key.lookup }, include: { runtime: { include: { nodes: true } } } }))
    if (!valid) return fail('AuthenticationKeyRefused')
    const { runtime } = valid
    const again = runtime.nodes.find((node) => node.publicKey === input.publicKey)
    if (again !== undefined) return registrationOf(context, runtime, again)
    refuse(runtime, input)
    const node = await tx.node.create({
      data: { ...nodeData(context, input), runtimeId: runtime.id, enrolledWith: key.slot, enrolledGeneration: valid.generation },
    })
    await tx.authKey.update({ where: { id: key.id }, data: { lastUsedAt: context.now() } })
    await audit(tx, context, { action: 'registerNode', target: `runtime/${runtime.name}`, detail: { node: node.name, keyName: key.slot } })
    await announce(tx, { topic: 'nodes', name: runtime.name })
    return registrationOf(context, runtime, node)
  })
}

async function findKey(context: ActContext, text: string) {
  const parsed = parseAuthKey(text)
  if (parsed === null) return null
  const key = await context.prisma.authKey.findUnique({ where: { lookup: context.keyring.lookup(parsed.secret) } })
  return key?.runtimeId === parsed.runtimeId ? key : null
}

function refuse(runtime: Runtime & { nodes: Node[] }, input: RegisterBody): void {
  if (runtime.nodes.some((node) => node.nameKey === nameKey(input.nodeName))) {
    fail(
      'NodeNameTaken',
      `${runtime.name} already has a node named ${input.nodeName}. Choose another name with --name, or remove that node in the console.`,
    )
  }
  if (runtime.nodes.length >= runtime.nodesMax) {
    fail('NodeLimitReached', `${runtime.name} has ${runtime.nodes.length} nodes, as many as its limit allows. Remove one in the console.`)
  }
}

const nodeData = (context: ActContext, input: RegisterBody): Omit<Prisma.NodeUncheckedCreateInput, 'runtimeId' | 'enrolledWith'> => ({
  name: input.nodeName,
  nameKey: nameKey(input.nodeName),
  publicKey: input.publicKey,
  machineName: input.machineName,
  operatingSystem: input.operatingSystem,
  version: input.version,
  concurrentJobsLimit: input.concurrentJobsLimit,
  concurrentJobsMax: input.concurrentJobsLimit,
  address: context.address,
  registeredAt: context.now(),
})

const registrationOf = (context: ActContext, runtime: Runtime, node: Node): Registration => ({
  nodeId: node.id,
  nodeName: node.name,
  runtimeId: runtime.id,
  runtimeName: runtime.name,
  account: context.account,
})
