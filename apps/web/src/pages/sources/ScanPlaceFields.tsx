import { Input } from '@fluentui/react-components'
import type { DataSource } from '@mooring/contract'
import { scansWords } from '#strings/scansWords.ts'
import { sourcesWords } from '#strings/sourcesWords.ts'
import { FormField } from '../../components/FormField.tsx'
import { placeOf } from '../../components/placeOf.ts'
import { EndpointFields } from './EndpointFields.tsx'
import { InstanceField } from './InstanceField.tsx'
import { scanKinds, type ScanDraft, type ScanRefusals } from './scanDraft.ts'

interface ScanPlaceFieldsProps {
  source: DataSource
  draft: ScanDraft
  refusals: ScanRefusals
  onChange: (changed: Partial<ScanDraft>) => void
}

/** Where a scan looks: the server and its database, or the place that its source says. */
export function ScanPlaceFields({ source, draft, refusals, onChange }: ScanPlaceFieldsProps) {
  const { databaseMax } = scanKinds[draft.kind]
  if (databaseMax === null) {
    return (
      <FormField label={draft.kind === 'FileSystem' ? sourcesWords.path : sourcesWords.account} hint={scansWords.placeOfSource}>
        <Input value={placeOf(source)} readOnly appearance="filled-darker" />
      </FormField>
    )
  }
  return (
    <>
      {draft.kind === 'SqlServerDatabase' ? (
        <InstanceField
          value={draft.serverEndpoint}
          refusal={refusals.serverEndpoint}
          onChange={(serverEndpoint) => onChange({ serverEndpoint })}
        />
      ) : (
        <EndpointFields endpoint={draft} refusals={refusals} onChange={onChange} />
      )}
      <FormField label={scansWords.database} isRequired error={refusals.databaseName}>
        <Input
          value={draft.databaseName}
          maxLength={databaseMax}
          autoComplete="off"
          spellCheck={false}
          onChange={(_, { value }) => onChange({ databaseName: value })}
        />
      </FormField>
    </>
  )
}
