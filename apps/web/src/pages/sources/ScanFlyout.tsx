import { Button } from '@fluentui/react-components'
import { purview, type DataSource, type Scan } from '@mooring/contract'
import { useState, type ComponentProps } from 'react'
import { buttonWords } from '#strings/buttonWords.ts'
import { credentialsWords } from '#strings/credentialsWords.ts'
import { scansWords } from '#strings/scansWords.ts'
import { useOptionalOperation } from '../../api/useOperation.ts'
import { newCredentialDraft } from '../../components/credentialDraft.ts'
import { CredentialForm } from '../../components/CredentialForm.tsx'
import { editableKinds } from '../../components/credentialKinds.ts'
import { DataRegion } from '../../components/DataRegion.tsx'
import { Flyout } from '../../components/Flyout.tsx'
import { Placeholder } from '../../components/Placeholder.tsx'
import { useDraft } from '../../components/useDraft.ts'
import { draftOfScan, newScanDraft, scanKinds } from './scanDraft.ts'
import { ScanForm } from './ScanForm.tsx'
import type { ScopeDraft } from './scopeDraft.ts'

/**
 * A new scan of a source, or one that is there. Making the credential that it needs is a step of it, not a dialog over it. Nothing for a
 * kind that no node executes: there is no form for it.
 */
export function ScanFlyout({ source, scan, onClose }: { source: DataSource; scan?: Scan; onClose: () => void }) {
  const { draft, setDraft, isChanged } = useDraft(() => (scan ? draftOfScan(scan) : newScanDraft(source)))
  const [scope, setScope] = useState<ScopeDraft | null>(null)
  const [isMakingCredential, setIsMakingCredential] = useState(false)
  if (draft === null) return null
  const isUnsaved = isChanged || scope !== null
  const form = {
    source,
    draft,
    onChange: setDraft,
    scope,
    onScope: setScope,
    onNewCredential: () => setIsMakingCredential(true),
    isUnsaved,
    onClose,
  }
  const fitting = editableKinds.filter((kind) => scanKinds[draft.kind].credentials.includes(kind))
  return (
    <Flyout label={scan ? scansWords.title(scan.name) : scansWords.new} onClose={onClose}>
      {isMakingCredential ? (
        <CredentialForm
          title={credentialsWords.new}
          draft={newCredentialDraft(fitting[0])}
          kinds={fitting}
          onSaved={(credential, credentialKind) => {
            setDraft({ ...draft, credential, credentialKind })
            setIsMakingCredential(false)
          }}
          cancel={<Button onClick={() => setIsMakingCredential(false)}>{buttonWords.back}</Button>}
          isUnsaved={isUnsaved}
        />
      ) : (
        <DataRegion what={scansWords.choices} fallback={<Placeholder label={scansWords.aScan} />}>
          {scan ? <EditForm {...form} scan={scan} /> : <ScanForm {...form} filters={null} />}
        </DataRegion>
      )}
    </Flyout>
  )
}

/** The form of a scan that is there, once it is known what it is about. */
function EditForm(props: Omit<ComponentProps<typeof ScanForm>, 'filters'> & { scan: Scan }) {
  const { dataSourceName, name: scanName } = props.scan
  const filters = useOptionalOperation(purview.getFilter, { params: { dataSourceName, scanName } }, 'Filter_NotFound')
  return <ScanForm {...props} filters={filters?.properties ?? null} />
}
