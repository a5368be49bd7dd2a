import { usableTypeProperties, type LeasedCredential, type LeasedSecret, type Secret } from '@mooring/contract'
import { nameKey } from '@mooring/domain'
import { credentialOwner, formerCredentialOwner, type Console } from './ActContext.ts'
import type { Prisma } from './database/generated/client.ts'
import { SealBrokenError } from './secrets/Keyring.ts'
import { wrongField } from './wrongField.ts'

type SealedCredential = Prisma.CredentialGetPayload<{ include: { secrets: true } }>
type Opening = Pick<Console, 'keyring' | 'prisma'>

/** Why a credential cannot be sent to a node, as a sentence that names it. */
export class CredentialProblem extends Error {
  override name = 'CredentialProblem'
  readonly code: 'CredentialNotFound' | 'CredentialIncomplete'
  constructor(message: string, { code = 'CredentialNotFound', ...options }: ErrorOptions & { code?: CredentialProblem['code'] } = {}) {
    super(message, options)
    this.code = code
  }
}

/** What a credential lacks before a node can sign in with it, as a sentence; null when nothing. The contract lets it be kept without. */
export function credentialGap({ name, kind, properties }: { name: string; kind: string; properties: unknown }): string | null {
  const schema = usableTypeProperties[kind]
  const { typeProperties = {} } = properties as { typeProperties?: object }
  const field = schema === undefined ? null : wrongField(schema, typeProperties)
  return field === null ? null : `The credential ${name} needs a right ${field} before a node can sign in with it.`
}

/**
 * A stored credential as a node gets it: the secrets that the console keeps in clear, the others by where they are.
 * Throws `CredentialProblem` when it, or what it needs, is not there.
 */
export async function openCredential(console: Opening, name: string): Promise<LeasedCredential> {
  const row = await console.prisma.credential.findUnique({ where: { nameKey: nameKey(name) }, include: { secrets: true } })
  if (row === null) throw new CredentialProblem(`The credential ${name}, which this scan names, does not exist.`)
  const gap = credentialGap(row)
  if (gap !== null) throw new CredentialProblem(gap, { code: 'CredentialIncomplete' })
  const { typeProperties = {} } = row.properties as { typeProperties?: Record<string, string | Secret> }
  const opened = Object.entries(typeProperties).map(async ([field, value]): Promise<[string, string | LeasedSecret]> => [
    field,
    typeof value === 'string' ? value : await openSecret(console, row, { field, secret: value }),
  ])
  return { kind: row.kind as LeasedCredential['kind'], typeProperties: Object.fromEntries(await Promise.all(opened)) }
}

async function openSecret(
  { keyring, prisma }: Opening,
  row: SealedCredential,
  { field, secret }: { field: string; secret: Secret },
): Promise<LeasedSecret> {
  if (secret.type === 'AzureKeyVaultSecret') {
    const { type, secretName, secretVersion, store } = secret
    const vault = await prisma.keyVault.findUnique({ where: { nameKey: nameKey(store.referenceName) } })
    if (vault === null)
      throw new CredentialProblem(`The key vault ${store.referenceName}, which the credential ${row.name} names, does not exist.`)
    const { baseUrl } = vault.properties as { baseUrl: string }
    return { type, secretName, baseUrl, ...(secretVersion === undefined ? {} : { secretVersion }) }
  }
  if (secret.type !== 'SecureString') return secret
  const kept = row.secrets.find((each) => each.field === field)
  if (kept === undefined) throw new CredentialProblem(`The credential ${row.name} has no ${field} any more. Set it again.`)
  return { type: secret.type, value: unseal(keyring, { ...kept, row }) }
}

function unseal(keyring: Opening['keyring'], { sealed, field, row }: { sealed: Uint8Array; field: string; row: SealedCredential }): string {
  try {
    return openAs(keyring, sealed, [credentialOwner(row.id, field), formerCredentialOwner(row.id)])
  } catch (cause) {
    if (!(cause instanceof SealBrokenError)) throw cause
    throw new CredentialProblem(`The secret of the credential ${row.name} was sealed under another master key. Set it again.`, { cause })
  }
}

/** Opens what is bound to the first of these owners, or to the next. */
function openAs(keyring: Opening['keyring'], sealed: Uint8Array, [owner = '', ...others]: string[]): string {
  try {
    return keyring.open(sealed, owner)
  } catch (error) {
    if (!(error instanceof SealBrokenError) || others.length === 0) throw error
    return openAs(keyring, sealed, others)
  }
}
