import type { CredentialBody, Secret } from '@mooring/contract'
import { nameKey } from '@mooring/domain'
import { credentialOwner, type ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import type { Credential, Prisma } from '../../database/generated/client.ts'
import { announce } from '../../database/queries/announce.ts'
import { audit } from '../../database/queries/audit.ts'
import { withoutNulls } from '../../withoutNulls.ts'

/**
 * Creates or replaces a credential. A SecureString without a value keeps the stored one, so that what was read can be
 * sent back changed without knowing the secret; the value itself is only ever written, sealed.
 */
export async function putCredential(
  context: ActContext,
  input: { name: string; body: CredentialBody },
): Promise<{ credential: Credential; created: boolean }> {
  const { kind } = input.body
  const { typeProperties, ...properties }: Given = withoutNulls(input.body.properties ?? {})
  const secrets = secretsOf(typeProperties ?? {})
  // Without any it is kept as it came: what it lacks is said to whoever uses it.
  const stored =
    typeProperties === undefined ? properties : { ...properties, typeProperties: { ...typeProperties, ...withoutValues(secrets) } }
  const key = nameKey(input.name)
  return context.prisma.$transaction(async (tx) => {
    const data = { kind, properties: stored as Prisma.InputJsonObject }
    const { count } = await tx.credential.createMany({ data: { name: input.name, nameKey: key, ...data }, skipDuplicates: true })
    const created = count === 1
    const credential = await tx.credential.update({ where: { nameKey: key }, data })
    await keepSecrets(tx, context, { id: credential.id, secrets })
    await refuseMissing(tx, credential.id, secrets)
    await audit(tx, context, { action: created ? 'createCredential' : 'updateCredential', target: `credential/${credential.name}` })
    await announce(tx, { topic: 'credentials', name: credential.name })
    return { credential, created }
  })
}

interface Given {
  description?: string
  typeProperties?: object
}

type Secrets = ReadonlyMap<string, Secret>

/** Of the properties of a kind only the secrets are objects. */
const secretsOf = (typeProperties: object): Secrets =>
  new Map(Object.entries(typeProperties).filter((entry): entry is [string, Secret] => typeof entry[1] === 'object'))

function withoutValues(secrets: Secrets): Record<string, object> {
  const entries = [...secrets].map(([field, secret]) => [field, secret.type === 'SecureString' ? { type: secret.type } : secret] as const)
  return Object.fromEntries(entries)
}

/** What is kept is not written: somebody else may be replacing the secret at this moment. */
async function keepSecrets(
  tx: Prisma.TransactionClient,
  { keyring }: ActContext,
  { id: credentialId, secrets }: { id: string; secrets: Secrets },
): Promise<void> {
  const own = [...secrets].filter(([, { type }]) => type === 'SecureString').map(([field]) => field)
  await tx.credentialSecret.deleteMany({ where: { credentialId, field: { notIn: own } } })
  for (const [field, secret] of secrets) {
    if (secret.type !== 'SecureString' || secret.value === undefined) continue
    const sealed = keyring.seal(secret.value, credentialOwner(credentialId, field))
    const where = { credentialId_field: { credentialId, field } }
    await tx.credentialSecret.upsert({ where, create: { credentialId, field, sealed }, update: { sealed } })
  }
}

async function refuseMissing(tx: Prisma.TransactionClient, credentialId: string, secrets: Secrets): Promise<void> {
  const kept = new Set((await tx.credentialSecret.findMany({ where: { credentialId } })).map(({ field }) => field))
  for (const [field, { type }] of secrets)
    if (type === 'SecureString' && !kept.has(field))
      fail('InvalidField', `The ${field} needs a value: none is stored yet.`, `properties.typeProperties.${field}.value`)
}
