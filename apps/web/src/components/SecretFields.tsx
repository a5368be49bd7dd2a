import { Input, Radio, RadioGroup } from '@fluentui/react-components'
import { credentialsWords } from '#strings/credentialsWords.ts'
import type { SecretDraft, SecretRefusals } from './credentialDraft.ts'
import type { EditableKind } from './credentialKinds.ts'
import { DataRegion } from './DataRegion.tsx'
import { FormField } from './FormField.tsx'
import { KeyVaultField } from './KeyVaultField.tsx'
import { Placeholder } from './Placeholder.tsx'
import { SecretInput } from './SecretInput.tsx'

const places = ['SecureString', 'NodeEnvironment', 'NodeStore', 'AzureKeyVaultSecret'] as const

const exampleVariable = 'SOURCE_PASSWORD'

interface SecretFieldsProps {
  kind: EditableKind
  secret: SecretDraft
  refusals: SecretRefusals
  onChange: (secret: SecretDraft) => void
}

/** The secret of a credential, or where the node finds it. */
export function SecretFields({ kind, secret, refusals, onChange }: SecretFieldsProps) {
  return (
    <>
      <FormField label={credentialsWords.keptIn}>
        <RadioGroup
          value={secret.keptIn}
          onChange={(_, { value }) => onChange({ ...secret, keptIn: places.find((place) => place === value) ?? secret.keptIn })}
        >
          {places.map((place) => (
            <Radio key={place} value={place} label={credentialsWords.place[place]} />
          ))}
        </RadioGroup>
      </FormField>
      <PlaceOfSecret kind={kind} secret={secret} refusals={refusals} onChange={onChange} />
    </>
  )
}

function PlaceOfSecret({ kind, secret, refusals, onChange }: SecretFieldsProps) {
  const change = (changed: Partial<SecretDraft>) => onChange({ ...secret, ...changed })
  switch (secret.keptIn) {
    case 'SecureString':
      return (
        <FormField
          label={credentialsWords.secret[kind].name}
          isRequired={!secret.isStored}
          hint={secret.isStored ? credentialsWords.keepSecret : null}
          error={refusals.value}
        >
          <SecretInput
            name={credentialsWords.secret[kind].the}
            value={secret.value}
            maxLength={4096}
            autoComplete="new-password"
            onChange={(_, { value }) => change({ value })}
          />
        </FormField>
      )
    case 'NodeEnvironment':
      return (
        <FormField label={credentialsWords.variable} isRequired hint={credentialsWords.variableHint} error={refusals.variable}>
          <Input
            value={secret.variable}
            maxLength={128}
            placeholder={exampleVariable}
            autoComplete="off"
            spellCheck={false}
            onChange={(_, { value }) => change({ variable: value })}
          />
        </FormField>
      )
    case 'NodeStore':
      return (
        <FormField label={credentialsWords.storeName} isRequired hint={credentialsWords.storeNameHint} error={refusals.storeName}>
          <Input
            value={secret.storeName}
            maxLength={128}
            autoComplete="off"
            spellCheck={false}
            onChange={(_, { value }) => change({ storeName: value })}
          />
        </FormField>
      )
    case 'AzureKeyVaultSecret':
      return <VaultFields secret={secret} refusals={refusals} onChange={change} />
  }
}

function VaultFields(props: { secret: SecretDraft; refusals: SecretRefusals; onChange: (changed: Partial<SecretDraft>) => void }) {
  const { secret, refusals, onChange } = props
  return (
    <>
      <DataRegion what={credentialsWords.vault} fallback={<Placeholder label={credentialsWords.vault} rows={1} />}>
        <KeyVaultField value={secret.vault} refusal={refusals.vault} onChange={(vault) => onChange({ vault })} />
      </DataRegion>
      <FormField label={credentialsWords.secretName} isRequired error={refusals.secretName}>
        <Input
          value={secret.secretName}
          maxLength={127}
          autoComplete="off"
          spellCheck={false}
          onChange={(_, { value }) => onChange({ secretName: value })}
        />
      </FormField>
      <FormField label={credentialsWords.secretVersion} hint={credentialsWords.secretVersionHint} error={refusals.secretVersion}>
        <Input
          value={secret.secretVersion}
          maxLength={64}
          autoComplete="off"
          spellCheck={false}
          onChange={(_, { value }) => onChange({ secretVersion: value })}
        />
      </FormField>
    </>
  )
}
