import { Input } from '@fluentui/react-components'
import { sourcesWords } from '#strings/sourcesWords.ts'
import { FormField } from '../../components/FormField.tsx'

/** Where SQL Server is: its port or its instance stands in the endpoint. */
export function InstanceField(props: { value: string; refusal: string | undefined; onChange: (serverEndpoint: string) => void }) {
  return (
    <FormField label={sourcesWords.endpoint} isRequired error={props.refusal} hint={sourcesWords.instanceHint}>
      <Input
        value={props.value}
        maxLength={255}
        autoComplete="off"
        spellCheck={false}
        placeholder={sourcesWords.instanceExample}
        onChange={(_, { value }) => props.onChange(value)}
      />
    </FormField>
  )
}
