import { Input, makeStyles, tokens } from '@fluentui/react-components'
import { sourcesWords } from '#strings/sourcesWords.ts'
import { FormField } from '../../components/FormField.tsx'
import type { Endpoint, EndpointRefusals } from './endpointRefusals.ts'

const useStyles = makeStyles({
  // From the top: a message under one field must not stretch the other.
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: tokens.spacingHorizontalL },
  server: { flexGrow: 1, flexBasis: '260px' },
  port: { width: '120px' },
  portInput: { minWidth: 0 },
})

/** Where a server with a port is. `refusals` are shown beside their fields. */
export function EndpointFields(props: { endpoint: Endpoint; refusals: EndpointRefusals; onChange: (changed: Partial<Endpoint>) => void }) {
  const styles = useStyles()
  const { endpoint, refusals, onChange } = props
  return (
    <div className={styles.row}>
      <FormField label={sourcesWords.endpoint} isRequired className={styles.server} error={refusals.serverEndpoint}>
        <Input
          value={endpoint.serverEndpoint}
          maxLength={255}
          autoComplete="off"
          spellCheck={false}
          placeholder={sourcesWords.endpointExample}
          onChange={(_, { value }) => onChange({ serverEndpoint: value })}
        />
      </FormField>
      <FormField label={sourcesWords.port} isRequired className={styles.port} error={refusals.port}>
        <Input
          value={endpoint.port}
          inputMode="numeric"
          maxLength={5}
          autoComplete="off"
          className={styles.portInput}
          onChange={(_, { value }) => onChange({ port: value })}
        />
      </FormField>
    </div>
  )
}
