import { Input, makeStyles, tokens } from '@fluentui/react-components'
import { sourcesWords } from '#strings/sourcesWords.ts'
import { FormField } from '../../components/FormField.tsx'
import { EndpointFields } from './EndpointFields.tsx'
import { InstanceField } from './InstanceField.tsx'
import type { SourceDraft, SourceRefusals } from './sourceDraft.ts'

/** What the node calls the list of folders that it may read. */
const allowedPathsSetting = 'MOORING_NODE_ALLOWED_PATHS'

const useStyles = makeStyles({
  note: { margin: 0, color: tokens.colorNeutralForeground2 },
  code: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
})

interface PlaceFieldsProps {
  draft: SourceDraft
  refusals: SourceRefusals
  onChange: (changed: Partial<SourceDraft>) => void
}

/** Where a data source is, by its kind. `refusals` are shown beside their fields. */
export function PlaceFields({ draft, refusals, onChange }: PlaceFieldsProps) {
  switch (draft.kind) {
    case 'AzurePostgreSql':
    case 'AzureMySql':
      return <EndpointFields endpoint={draft} refusals={refusals} onChange={onChange} />
    case 'SqlServerDatabase':
      return (
        <InstanceField
          value={draft.serverEndpoint}
          refusal={refusals.serverEndpoint}
          onChange={(serverEndpoint) => onChange({ serverEndpoint })}
        />
      )
    case 'AzureStorage':
    case 'AdlsGen2':
      return (
        <FormField label={sourcesWords.account} isRequired error={refusals.endpoint}>
          <Input
            value={draft.endpoint}
            maxLength={1024}
            autoComplete="off"
            spellCheck={false}
            placeholder={sourcesWords.accountExample[draft.kind]}
            onChange={(_, { value }) => onChange({ endpoint: value })}
          />
        </FormField>
      )
    case 'FileSystem':
      return <PathField value={draft.path} refusal={refusals.path} onChange={(path) => onChange({ path })} />
  }
}

function PathField(props: { value: string; refusal: string | undefined; onChange: (path: string) => void }) {
  const styles = useStyles()
  return (
    <>
      <FormField label={sourcesWords.path} isRequired error={props.refusal} hint={sourcesWords.pathHint}>
        <Input
          value={props.value}
          maxLength={1024}
          autoComplete="off"
          spellCheck={false}
          placeholder={sourcesWords.pathExample}
          onChange={(_, { value }) => props.onChange(value)}
        />
      </FormField>
      <p className={styles.note}>
        {sourcesWords.pathAllowed(
          <code key="setting" className={styles.code}>
            {allowedPathsSetting}
          </code>,
        )}
      </p>
    </>
  )
}
