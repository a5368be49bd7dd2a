import type { KeyVault, KeyVaultBody } from '@mooring/contract'
import { keyVaultsWords } from '#strings/keyVaultsWords.ts'
import { nameProblem } from '../../components/nameProblem.ts'

/** A key vault while it is being typed. */
export interface KeyVaultDraft {
  name: string
  baseUrl: string
  description: string
  isNew: boolean
}

export const newKeyVaultDraft = (): KeyVaultDraft => ({ name: '', baseUrl: '', description: '', isNew: true })

export const draftOfKeyVault = ({ name, properties }: KeyVault): KeyVaultDraft => ({
  name,
  baseUrl: properties.baseUrl,
  description: properties.description ?? '',
  isNew: false,
})

const addressPattern = /^https:\/\/[^\s/@?#]+\/?$/

/** What is wrong with each field, as sentences. */
export function keyVaultRefusals(draft: KeyVaultDraft): { name?: string; baseUrl?: string } {
  const name = draft.isNew ? nameProblem(draft.name) : null
  const address = draft.baseUrl.trim()
  const isAddress = addressPattern.test(address) && URL.canParse(address)
  return { ...(name ? { name } : {}), ...(isAddress ? {} : { baseUrl: keyVaultsWords.addressOdd }) }
}

/** The draft as the contract has it. */
export function keyVaultBodyOf(draft: KeyVaultDraft): KeyVaultBody {
  const description = draft.description.trim()
  return { properties: { baseUrl: draft.baseUrl.trim(), ...(description === '' ? {} : { description }) } }
}
