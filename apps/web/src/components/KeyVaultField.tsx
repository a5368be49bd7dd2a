import { Dropdown, Option } from '@fluentui/react-components'
import { purview } from '@mooring/contract'
import { credentialsWords } from '#strings/credentialsWords.ts'
import { useEveryItem } from '../api/useEveryItem.ts'
import { FormField } from './FormField.tsx'

/** Which key vault a secret is in. */
export function KeyVaultField(props: { value: string; refusal: string | undefined; onChange: (name: string) => void }) {
  const { value } = props
  const { items, hasMore } = useEveryItem(purview.listKeyVaults, {})
  const isMissing = value !== '' && !hasMore && !items.some(({ name }) => name.toLowerCase() === value.toLowerCase())
  return (
    <FormField
      label={credentialsWords.vault}
      isRequired
      error={isMissing ? credentialsWords.vaultMissing(value) : props.refusal}
      hint={items.length === 0 ? credentialsWords.noVaultYet : credentialsWords.vaultHint}
    >
      <Dropdown
        placeholder={credentialsWords.selectVault}
        value={value}
        selectedOptions={value === '' ? [] : [value]}
        onOptionSelect={(_, { optionValue }) => optionValue && props.onChange(optionValue)}
      >
        {items.map(({ name, properties }) => (
          <Option key={name} value={name} text={name}>
            {`${name} (${properties.baseUrl})`}
          </Option>
        ))}
      </Dropdown>
    </FormField>
  )
}
