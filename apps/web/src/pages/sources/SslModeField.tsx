import { Select } from '@fluentui/react-components'
import { scopeWords as words } from '#strings/scopeWords.ts'
import { FormField } from '../../components/FormField.tsx'

/** Whether the connection to a server is encrypted, by the numbers of the contract. */
export function SslModeField({ value, onChange }: { value: number; onChange: (sslMode: number) => void }) {
  return (
    <FormField label={words.sslMode}>
      <Select value={String(value)} onChange={(_, { value: chosen }) => onChange(Number(chosen))}>
        {words.sslModes.map((text, mode) => (
          <option key={text} value={String(mode)}>
            {text}
          </option>
        ))}
      </Select>
    </FormField>
  )
}
