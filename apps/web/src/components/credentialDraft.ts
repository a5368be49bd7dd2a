import type { Credential, CredentialOfKind, Secret } from '@mooring/contract'
import { credentialsWords } from '#strings/credentialsWords.ts'
import { identityOf, isEditable, secretOf, type EditableKind } from './credentialKinds.ts'
import { nameProblem } from './nameProblem.ts'
import { randomSuffix } from './randomSuffix.ts'

/** Where a secret is while that is being typed: the fields of every place, so that nothing typed is lost when another is chosen. */
export interface SecretDraft {
  keptIn: Secret['type']
  value: string
  variable: string
  storeName: string
  /** Empty: none chosen yet. */
  vault: string
  secretName: string
  /** Empty: the newest. */
  secretVersion: string
  /** The console has the secret already: an empty value keeps it. */
  isStored: boolean
}

/** A credential while it is being typed. Which of the fields it has is a matter of its kind. */
export interface CredentialDraft {
  kind: EditableKind
  name: string
  description: string
  user: string
  tenant: string
  servicePrincipalId: string
  secret: SecretDraft
  isNew: boolean
}

export type SecretRefusals = Partial<Record<'value' | 'variable' | 'storeName' | 'vault' | 'secretName' | 'secretVersion', string>>
export type DraftRefusals = SecretRefusals & Partial<Record<'name' | 'user' | 'tenant' | 'servicePrincipalId', string>>

const noSecret: SecretDraft = {
  keptIn: 'SecureString',
  value: '',
  variable: '',
  storeName: '',
  vault: '',
  secretName: '',
  secretVersion: '',
  isStored: false,
}

export const newCredentialDraft = (kind: EditableKind = 'BasicAuth'): CredentialDraft => ({
  kind,
  name: `Credential-${randomSuffix()}`,
  description: '',
  user: '',
  tenant: '',
  servicePrincipalId: '',
  secret: noSecret,
  isNew: true,
})

function secretDraftOf(secret: Secret | null): SecretDraft {
  if (secret === null) return noSecret
  switch (secret.type) {
    case 'SecureString':
      return { ...noSecret, isStored: true }
    case 'NodeEnvironment':
      return { ...noSecret, keptIn: secret.type, variable: secret.name }
    case 'NodeStore':
      return { ...noSecret, keptIn: secret.type, storeName: secret.name }
    case 'AzureKeyVaultSecret': {
      const { type, store, secretName, secretVersion = '' } = secret
      return { ...noSecret, keptIn: type, vault: store.referenceName, secretName, secretVersion }
    }
  }
}

/** A credential as its form shows it; null for a kind that the form does not know. */
export function draftOf(credential: Credential): CredentialDraft | null {
  const { kind, name, properties } = credential
  if (!isEditable(kind)) return null
  const { typeProperties = {} } = properties
  return {
    kind,
    name,
    description: properties.description ?? '',
    user: 'user' in typeProperties ? (typeProperties.user ?? '') : '',
    tenant: 'tenant' in typeProperties ? (typeProperties.tenant ?? '') : '',
    servicePrincipalId: kind === 'ServicePrincipal' ? (identityOf(credential) ?? '') : '',
    secret: secretDraftOf(secretOf(credential)),
    isNew: false,
  }
}

const variablePattern = /^[A-Za-z_][A-Za-z0-9_]*$/
const storeNamePattern = /^[A-Za-z0-9][A-Za-z0-9._-]*$/
const secretNamePattern = /^[A-Za-z0-9-]+$/
const secretVersionPattern = /^[0-9a-fA-F]{0,64}$/

function secretRefusals(secret: SecretDraft, noValue: string): SecretRefusals {
  switch (secret.keptIn) {
    case 'SecureString':
      return secret.value === '' && !secret.isStored ? { value: noValue } : {}
    case 'NodeEnvironment':
      return variablePattern.test(secret.variable) ? {} : { variable: credentialsWords.variableOdd }
    case 'NodeStore':
      return storeNamePattern.test(secret.storeName) ? {} : { storeName: credentialsWords.storeNameOdd }
    case 'AzureKeyVaultSecret':
      return {
        ...(secret.vault === '' ? { vault: credentialsWords.noVault } : {}),
        ...(secretNamePattern.test(secret.secretName) ? {} : { secretName: credentialsWords.secretNameOdd }),
        ...(secretVersionPattern.test(secret.secretVersion.trim()) ? {} : { secretVersion: credentialsWords.secretVersionOdd }),
      }
  }
}

function identityRefusals({ kind, user, tenant, servicePrincipalId }: CredentialDraft): DraftRefusals {
  if (kind === 'BasicAuth' || kind === 'SqlAuth') return user.trim() === '' ? { user: credentialsWords.enterUser } : {}
  if (kind === 'AccountKey') return {}
  return {
    ...(tenant.trim() === '' ? { tenant: credentialsWords.enterTenant } : {}),
    ...(servicePrincipalId.trim() === '' ? { servicePrincipalId: credentialsWords.enterPrincipal } : {}),
  }
}

/** What is wrong with each field of the draft's kind, as sentences. */
export function draftRefusals(draft: CredentialDraft): DraftRefusals {
  const name = draft.isNew ? nameProblem(draft.name) : null
  return {
    ...(name ? { name } : {}),
    ...identityRefusals(draft),
    ...secretRefusals(draft.secret, credentialsWords.secret[draft.kind].enter),
  }
}

function secretBodyOf(secret: SecretDraft): Secret {
  switch (secret.keptIn) {
    case 'SecureString':
      return { type: secret.keptIn, ...(secret.value === '' ? {} : { value: secret.value }) }
    case 'NodeEnvironment':
      return { type: secret.keptIn, name: secret.variable }
    case 'NodeStore':
      return { type: secret.keptIn, name: secret.storeName }
    case 'AzureKeyVaultSecret': {
      const secretVersion = secret.secretVersion.trim()
      return {
        type: secret.keptIn,
        secretName: secret.secretName,
        ...(secretVersion === '' ? {} : { secretVersion }),
        store: { referenceName: secret.vault },
      }
    }
  }
}

/** The draft as the contract has it. An empty secret is left out, which keeps the stored one. */
export function bodyOf(draft: CredentialDraft): CredentialOfKind {
  const { kind } = draft
  const text = draft.description.trim()
  const description = text === '' ? {} : { description: text }
  const secret = secretBodyOf(draft.secret)
  switch (kind) {
    case 'BasicAuth':
    case 'SqlAuth':
      return { kind, properties: { ...description, typeProperties: { user: draft.user.trim(), password: secret } } }
    case 'AccountKey':
      return { kind, properties: { ...description, typeProperties: { accountKey: secret } } }
    case 'ServicePrincipal': {
      const [tenant, servicePrincipalId] = [draft.tenant.trim(), draft.servicePrincipalId.trim()]
      return { kind, properties: { ...description, typeProperties: { tenant, servicePrincipalId, servicePrincipalKey: secret } } }
    }
  }
}
