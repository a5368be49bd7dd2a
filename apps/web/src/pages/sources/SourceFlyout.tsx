import { Button, Input } from '@fluentui/react-components'
import { purview, type DataSource } from '@mooring/contract'
import { useState } from 'react'
import { buttonWords } from '#strings/buttonWords.ts'
import { sourceKindsWords } from '#strings/sourceKindsWords.ts'
import { sourcesMapWords } from '#strings/sourcesMapWords.ts'
import { sourcesWords } from '#strings/sourcesWords.ts'
import { exists } from '../../api/exists.ts'
import { useCall } from '../../api/useCall.ts'
import { BusyButton } from '../../components/BusyButton.tsx'
import { CancelButton } from '../../components/CancelButton.tsx'
import { Flyout, FlyoutContent } from '../../components/Flyout.tsx'
import { focusAtFirst } from '../../components/focusAtFirst.ts'
import { FormField } from '../../components/FormField.tsx'
import { InlineError } from '../../components/InlineError.tsx'
import { isOther, useDraft } from '../../components/useDraft.ts'
import { KindTiles } from './KindTiles.tsx'
import { NotScannedNote } from './NotScannedNote.tsx'
import { PlaceFields } from './PlaceFields.tsx'
import { draftOfSource, newSourceDraft, sourceBodyOf, sourceRefusals, withKind, type SourceDraft } from './sourceDraft.ts'

interface SourceFlyoutProps {
  /** The source that is edited; absent: one is registered. */
  source?: DataSource
  onSaved: (name: string) => void
  onClose: () => void
}

/** Registers a data source, or changes where it is. One of a kind that no node scans is only shown. */
export function SourceFlyout({ source, onSaved, onClose }: SourceFlyoutProps) {
  const [first] = useState(() => (source ? draftOfSource(source) : newSourceDraft('AzurePostgreSql')))
  return (
    <Flyout label={sourcesWords.source} onClose={onClose}>
      {first === null ? (
        source && <OnlyShown source={source} onClose={onClose} />
      ) : (
        <SourceForm begin={first} source={source} onSaved={onSaved} />
      )}
    </Flyout>
  )
}

function OnlyShown({ source, onClose }: { source: DataSource; onClose: () => void }) {
  return (
    <FlyoutContent
      title={sourcesWords.edit(source.name)}
      isRead
      footer={
        <Button appearance="primary" onClick={onClose}>
          {buttonWords.close}
        </Button>
      }
    >
      <NotScannedNote source={source} />
    </FlyoutContent>
  )
}

interface SourceFormProps {
  begin: SourceDraft
  source: DataSource | undefined
  onSaved: (name: string) => void
}

function SourceForm({ begin, source, onSaved }: SourceFormProps) {
  const { first, draft, setDraft } = useDraft(begin)
  const [hasTried, setHasTried] = useState(false)
  const [takenName, setTakenName] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setIsBusy] = useState(false)
  const put = useCall(purview.putDataSource, [purview.listDataSources, purview.getDataSource])
  const { name } = draft
  const refusals = sourceRefusals(draft)
  const nameError = source ? undefined : (refusals.name ?? (takenName === name ? sourcesWords.taken : undefined))

  const save = async () => {
    setHasTried(true)
    if (isBusy || nameError || Object.keys(refusals).length > 0) return
    setIsBusy(true)
    setError(null)
    const params = { dataSourceName: name }
    try {
      if (!source && (await exists(purview.getDataSource, { params }, 'DataSource_NotFound'))) {
        setTakenName(name)
        setIsBusy(false)
        return
      }
      await put.mutateAsync({ params, body: sourceBodyOf(draft, source) })
      onSaved(name)
    } catch (cause) {
      setError(cause)
      setIsBusy(false)
    }
  }

  return (
    <FlyoutContent
      title={source ? sourcesWords.edit(source.name) : sourcesWords.registerSource}
      onSubmit={() => void save()}
      footer={
        <BusyButton type="submit" isBusy={isBusy}>
          {source ? buttonWords.save : sourcesWords.register}
        </BusyButton>
      }
      footerEnd={<CancelButton />}
      // Another kind alone is nothing that was typed.
      isUnsaved={isOther(draft, withKind(first, draft.kind))}
    >
      {source ? null : (
        <KindTiles
          value={draft.kind}
          onChange={(kind) => {
            setDraft(withKind(draft, kind))
            setHasTried(false)
          }}
        />
      )}
      <FormField label={sourcesWords.header.name} isRequired={!source} error={nameError}>
        {source ? (
          <Input ref={focusAtFirst} value={name} readOnly appearance="filled-darker" />
        ) : (
          <Input
            ref={focusAtFirst}
            value={name}
            autoComplete="off"
            spellCheck={false}
            onChange={(_, { value }) => setDraft({ ...draft, name: value })}
          />
        )}
      </FormField>
      {source ? (
        <FormField label={sourcesWords.kind}>
          <Input value={sourceKindsWords.name[draft.kind]} readOnly appearance="filled-darker" />
        </FormField>
      ) : null}
      <PlaceFields draft={draft} refusals={hasTried ? refusals : {}} onChange={(changed) => setDraft({ ...draft, ...changed })} />
      <FormField label={sourcesMapWords.collection} hint={sourcesMapWords.collectionHint}>
        <Input
          value={draft.collection}
          maxLength={256}
          autoComplete="off"
          spellCheck={false}
          onChange={(_, { value }) => setDraft({ ...draft, collection: value })}
        />
      </FormField>
      <InlineError error={error} title={sourcesWords.notSaved} />
    </FlyoutContent>
  )
}
