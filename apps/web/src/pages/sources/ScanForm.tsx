import { Input } from '@fluentui/react-components'
import { purview, type DataSource, type FilterProperties, type Scan } from '@mooring/contract'
import { useState } from 'react'
import { buttonWords } from '#strings/buttonWords.ts'
import { scansWords } from '#strings/scansWords.ts'
import { scopeWords } from '#strings/scopeWords.ts'
import { exists } from '../../api/exists.ts'
import { useRefusal } from '../../api/useSession.ts'
import { BusyButton } from '../../components/BusyButton.tsx'
import { CancelButton } from '../../components/CancelButton.tsx'
import { FlyoutContent } from '../../components/Flyout.tsx'
import { focusAtFirst } from '../../components/focusAtFirst.ts'
import { FormField } from '../../components/FormField.tsx'
import { InlineError } from '../../components/InlineError.tsx'
import { notify } from '../../components/notify.ts'
import { useGo } from '../../components/useGo.ts'
import { useStartRun } from '../../components/useStartRun.ts'
import { paths } from '../../paths.ts'
import { CredentialField } from './CredentialField.tsx'
import { RulesetField } from './RulesetField.tsx'
import { RuntimeField } from './RuntimeField.tsx'
import { hasSslMode, scanBodyOf, scanKinds, scanRefusals, type ScanDraft } from './scanDraft.ts'
import { ScanPlaceFields } from './ScanPlaceFields.tsx'
import { ScanScope } from './ScanScope.tsx'
import { draftOfFilters, filtersOf, scopeRefusalOf, scopeRefusals, type ScopeDraft } from './scopeDraft.ts'
import { SslModeField } from './SslModeField.tsx'
import { TestConnection } from './TestConnection.tsx'
import { useSaveScan } from './useSaveScan.ts'

interface ScanFormProps {
  source: DataSource
  /** The scan that is edited; absent: one is made. */
  scan?: Scan
  draft: ScanDraft
  onChange: (draft: ScanDraft) => void
  /** What the scan is about so far; null: all of the source. */
  filters: FilterProperties | null
  /** What it is about while it is typed; null: nobody has touched it. */
  scope: ScopeDraft | null
  onScope: (scope: ScopeDraft) => void
  isUnsaved: boolean
  onNewCredential: () => void
  onClose: () => void
}

/** The content of the flyout in which a scan is typed. */
export function ScanForm(props: ScanFormProps) {
  const { source, scan, draft, onChange, filters, onClose } = props
  const go = useGo()
  const [hasTried, setHasTried] = useState(false)
  const [takenName, setTakenName] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [busyWith, setBusyWith] = useState<'save' | 'run' | null>(null)
  const { save: put, isScanThere } = useSaveScan()
  const start = useStartRun()
  const cannotRun = useRefusal(purview.startRun)
  const { credentials } = scanKinds[draft.kind]
  const refusals = scanRefusals(draft)
  const nameError = refusals.name ?? (takenName === draft.name ? scansWords.taken : undefined)
  const shown = hasTried ? refusals : {}
  const scope = props.scope ?? draftOfFilters(filters)
  const ofScope = scopeRefusals(scope)
  const refusedScope = scopeRefusalOf(error, scope)
  const change = (changed: Partial<ScanDraft>) => onChange({ ...draft, ...changed })

  const isReady = () => {
    setHasTried(true)
    // What the scan is going to be called does not matter for a test.
    return Object.keys(refusals).every((field) => field === 'name')
  }

  const save = async (isRun: boolean) => {
    setHasTried(true)
    if (busyWith || nameError || Object.keys({ ...refusals, ...ofScope }).length > 0) return
    setBusyWith(isRun ? 'run' : 'save')
    setError(null)
    const params = { dataSourceName: source.name, scanName: draft.name }
    try {
      if (!scan && !isScanThere && (await exists(purview.getScan, { params }, 'Scan_NotFound'))) {
        setTakenName(draft.name)
        setBusyWith(null)
        return
      }
      await put({ params, body: scanBodyOf(draft, scan), filters: props.scope === null ? null : filtersOf(scope) })
      if (isRun) await start(source.name, draft.name)
      notify({ intent: 'success', title: isRun ? scansWords.savedAndStarted(draft.name) : scansWords.saved(draft.name) })
      if (isRun) go(paths.scan(source.name, draft.name))
      else onClose()
    } catch (cause) {
      setError(cause)
      setBusyWith(null)
    }
  }

  return (
    <FlyoutContent
      title={scan ? scansWords.edit(scan.name) : scansWords.scanSource(source.name)}
      onSubmit={() => void save(false)}
      footer={
        <>
          <BusyButton type="submit" isBusy={busyWith === 'save'} isDisabled={busyWith === 'run'}>
            {buttonWords.save}
          </BusyButton>
          <BusyButton
            appearance="secondary"
            isBusy={busyWith === 'run'}
            isDisabled={busyWith === 'save' || cannotRun !== null}
            onClick={() => void save(true)}
          >
            {scansWords.saveAndRun}
          </BusyButton>
        </>
      }
      footerEnd={<CancelButton />}
      isUnsaved={props.isUnsaved}
    >
      <FormField label={scansWords.name} isRequired={!scan} error={nameError}>
        {scan ? (
          <Input ref={focusAtFirst} value={draft.name} readOnly appearance="filled-darker" />
        ) : (
          <Input
            ref={focusAtFirst}
            value={draft.name}
            autoComplete="off"
            spellCheck={false}
            onChange={(_, { value }) => change({ name: value })}
          />
        )}
      </FormField>
      <RuntimeField value={draft.runtime} refusal={shown.runtime} onChange={(runtime) => change({ runtime })} />
      <ScanPlaceFields source={source} draft={draft} refusals={shown} onChange={change} />
      {credentials.length === 0 ? null : (
        <CredentialField
          kinds={credentials}
          value={draft.credential}
          refusal={shown.credential}
          onChange={(credential, credentialKind) => change({ credential, credentialKind })}
          onNew={props.onNewCredential}
        />
      )}
      {hasSslMode(draft.kind) ? <SslModeField value={draft.sslMode} onChange={(sslMode) => change({ sslMode })} /> : null}
      <RulesetField kind={draft.kind} value={draft.ruleset} onChange={(ruleset) => change({ ruleset })} />
      <ScanScope
        sourceName={source.name}
        draft={draft}
        scope={scope}
        refusals={{ ...refusedScope, ...ofScope }}
        isThere={scan !== undefined}
        onChange={(changed) => {
          props.onScope(changed)
          // What was wrong with a pattern says nothing of another.
          setError(null)
        }}
        onRefused={setError}
      />
      <TestConnection sourceName={source.name} runtime={draft.runtime} body={scanBodyOf(draft, scan)} isReady={isReady} />
      <InlineError
        error={refusedScope && !isScanThere ? null : error}
        title={isScanThere ? scopeWords.notSavedWithScan : scansWords.notSaved}
      />
    </FlyoutContent>
  )
}
