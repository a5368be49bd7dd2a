import type { Credential, CredentialBody, Secret } from '@mooring/contract'
import { credentialsWords } from '#strings/credentialsWords.ts'
import { nameProblem } from './nameProblem.ts'
import { randomSuffix } from './randomSuffix.ts'

/** A credential while it is being typed. */
export interface CredentialDraft {
  name: string
  description: string
  user: string
  keptIn: 'console' | 'node'
  password: string
  variable: string
  /** The console has a password already: an empty field keeps it. */
  hasPassword: boolean
  isNew: boolean
}

export const newCredentialDraft = (): CredentialDraft => ({
  name: `Credential-${randomSuffix()}`,
  description: '',
  user: '',
  keptIn: 'console',
  password: '',
  variable: '',
  hasPassword: false,
  isNew: true,
})

export function draftOf({ name, properties }: Credential): CredentialDraft {
  const { user, password } = userOf(properties.typeProperties)
  return {
    name,
    description: properties.description ?? '',
    user,
    keptIn: password.type === 'SecureString' ? 'console' : 'node',
    password: '',
    variable: password.type === 'NodeEnvironment' ? password.name : '',
    hasPassword: password.type === 'SecureString',
    isNew: false,
  }
}

/** The user name and the password of a credential that has them. */
export function userOf(typeProperties: Credential['properties']['typeProperties']): { user: string; password: Secret } {
  return 'password' in typeProperties ? typeProperties : { user: '', password: { type: 'SecureString' } }
}

const variablePattern = /^[A-Za-z_][A-Za-z0-9_]*$/

/** What is wrong with each field, as sentences. */
export function draftRefusals(draft: CredentialDraft): Partial<Record<'name' | 'user' | 'password' | 'variable', string>> {
  const refusals: ReturnType<typeof draftRefusals> = {}
  const name = draft.isNew ? nameProblem(draft.name) : null
  if (name) refusals.name = name
  if (draft.user.trim() === '') refusals.user = credentialsWords.enterUser
  if (draft.keptIn === 'console' && draft.password === '' && !draft.hasPassword) refusals.password = credentialsWords.enterPassword
  if (draft.keptIn === 'node' && !variablePattern.test(draft.variable)) refusals.variable = credentialsWords.variableOdd
  return refusals
}

/** The draft as the contract has it. An empty password is left out, which keeps the stored one. */
export function bodyOf(draft: CredentialDraft): CredentialBody {
  const description = draft.description.trim()
  return {
    kind: 'BasicAuth',
    properties: {
      ...(description === '' ? {} : { description }),
      typeProperties: {
        user: draft.user.trim(),
        password:
          draft.keptIn === 'node'
            ? { type: 'NodeEnvironment', name: draft.variable }
            : { type: 'SecureString', ...(draft.password === '' ? {} : { value: draft.password }) },
      },
    },
  }
}
