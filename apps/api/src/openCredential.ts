import type { CredentialBody, LeasedCredential } from '@mooring/contract'
import { credentialOwner, type Console } from './ActContext.ts'
import type { Credential } from './database/generated/client.ts'

type StoredProperties = CredentialBody['properties']['typeProperties']

/** A stored credential as a node gets it: the secrets that the console keeps in clear, the others by their names. */
export function openCredential({ keyring }: Pick<Console, 'keyring'>, row: Credential): LeasedCredential {
  const { id, properties, sealedPassword } = row
  const kind = row.kind as LeasedCredential['kind']
  const { typeProperties } = properties as { typeProperties: StoredProperties }
  const { password } = typeProperties
  if (password.type === 'NodeEnvironment' || sealedPassword === null) return { kind, typeProperties }
  return {
    kind,
    typeProperties: { ...typeProperties, password: { ...password, value: keyring.open(sealedPassword, credentialOwner(id)) } },
  }
}
