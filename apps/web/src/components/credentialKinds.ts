import type { Credential, CredentialKind, Secret } from '@mooring/contract'

/** The kinds that the form knows; the others are made and changed through the API. */
export const editableKinds = ['BasicAuth', 'SqlAuth', 'AccountKey', 'ServicePrincipal'] as const satisfies readonly CredentialKind[]
export type EditableKind = (typeof editableKinds)[number]

export const isEditable = (kind: CredentialKind): kind is EditableKind => editableKinds.some((editable) => editable === kind)

/** Who signs in with a credential; null when its kind does not say. */
export function identityOf({ properties: { typeProperties = {} } }: Credential): string | null {
  if ('user' in typeProperties) return typeProperties.user ?? null
  if ('servicePrincipalId' in typeProperties) return typeProperties.servicePrincipalId ?? null
  if ('roleARN' in typeProperties) return typeProperties.roleARN ?? null
  return 'principalId' in typeProperties ? (typeProperties.principalId ?? null) : null
}

/** Where the secret of a credential is; null for a kind that has none. */
export function secretOf({ properties: { typeProperties = {} } }: Credential): Secret | null {
  if ('password' in typeProperties) return typeProperties.password ?? null
  if ('accountKey' in typeProperties) return typeProperties.accountKey ?? null
  return 'servicePrincipalKey' in typeProperties ? (typeProperties.servicePrincipalKey ?? null) : null
}
