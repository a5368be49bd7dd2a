import { randomUUID } from 'node:crypto'
import type { CredentialBody } from '@mooring/contract'
import { nameKey } from '@mooring/domain'
import { credentialOwner, type ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import type { Credential, Prisma } from '../../database/generated/client.ts'
import { announce } from '../../database/queries/announce.ts'
import { audit } from '../../database/queries/audit.ts'

/**
 * Creates or replaces a credential. A SecureString without a value keeps the stored one, so that what was read can be
 * sent back changed without knowing the secret; the value itself is only ever written, sealed.
 */
export async function putCredential(
  context: ActContext,
  input: { name: string; body: CredentialBody },
): Promise<{ credential: Credential; created: boolean }> {
  const { kind, properties } = input.body
  const { password } = properties.typeProperties
  const stored = { ...properties, typeProperties: { ...properties.typeProperties, password: withoutValue(password) } }
  const key = nameKey(input.name)
  return context.prisma.$transaction(async (tx) => {
    const base = { kind, properties: stored }
    const { count } = await tx.credential.createMany({
      data: { id: randomUUID(), name: input.name, nameKey: key, ...base },
      skipDuplicates: true,
    })
    const created = count === 1
    const { id } = await tx.credential.findUniqueOrThrow({ where: { nameKey: key }, select: { id: true } })
    // What is kept is not written: somebody else may be replacing the secret at this moment.
    const credential = await tx.credential.update({ where: { id }, data: { ...base, ...sealed(context, id, password) } })
    if (password.type === 'SecureString' && credential.sealedPassword === null) {
      fail('InvalidField', 'The password needs a value: none is stored yet.', 'properties.typeProperties.password.value')
    }
    await audit(tx, context, { action: created ? 'createCredential' : 'updateCredential', target: `credential/${credential.name}` })
    await announce(tx, { topic: 'credentials', name: credential.name })
    return { credential, created }
  })
}

type Password = CredentialBody['properties']['typeProperties']['password']

const withoutValue = (password: Password): Prisma.InputJsonObject =>
  password.type === 'SecureString' ? { type: password.type } : { type: password.type, name: password.name }

function sealed(context: ActContext, id: string, password: Password): Prisma.CredentialUpdateInput {
  if (password.type === 'NodeEnvironment') return { sealedPassword: null }
  return password.value === undefined ? {} : { sealedPassword: context.keyring.seal(password.value, credentialOwner(id)) }
}
