import { console, purview, type FilterProperties, type ScannableSourceKind } from '@mooring/contract'
import { useState } from 'react'
import { buttonWords } from '#strings/buttonWords.ts'
import { scopeWords as words } from '#strings/scopeWords.ts'
import { useCall } from '../../api/useCall.ts'
import { BusyButton } from '../../components/BusyButton.tsx'
import { CancelButton } from '../../components/CancelButton.tsx'
import { Flyout, FlyoutContent } from '../../components/Flyout.tsx'
import { InlineError } from '../../components/InlineError.tsx'
import { notify } from '../../components/notify.ts'
import { useDraft } from '../../components/useDraft.ts'
import { draftOfFilters, filtersOf, scopeRefusalOf, scopeRefusals, type ScopeDraft } from './scopeDraft.ts'
import { ScopeFields } from './ScopeFields.tsx'
import { ScopePreview } from './ScopePreview.tsx'

interface ScopeFlyoutProps {
  params: { dataSourceName: string; scanName: string }
  kind: ScannableSourceKind
  filters: FilterProperties | null
  onClose: () => void
}

/** What a scan that is there is about: typed here, tried on its last run, and saved. */
export function ScopeFlyout({ params, kind, filters, onClose }: ScopeFlyoutProps) {
  const { draft, setDraft, isChanged } = useDraft(() => draftOfFilters(filters))
  const [error, setError] = useState<unknown>(null)
  const put = useCall(purview.putFilter, [purview.getFilter, console.previewFilter])
  const refusals = scopeRefusals(draft)
  const refused = scopeRefusalOf(error, draft)

  const change = (changed: ScopeDraft) => {
    setDraft(changed)
    // What was wrong with a pattern says nothing of another.
    setError(null)
  }

  const save = async () => {
    if (put.isPending || Object.keys(refusals).length > 0) return
    setError(null)
    try {
      await put.mutateAsync({ params, body: { properties: filtersOf(draft) } })
      notify({ intent: 'success', title: words.saved(params.scanName) })
      onClose()
    } catch (cause) {
      setError(cause)
    }
  }

  return (
    <Flyout label={words.flyout(params.scanName)} onClose={onClose}>
      <FlyoutContent
        title={words.flyout(params.scanName)}
        onSubmit={() => void save()}
        footer={
          <BusyButton type="submit" isBusy={put.isPending}>
            {buttonWords.save}
          </BusyButton>
        }
        footerEnd={<CancelButton />}
        isUnsaved={isChanged}
      >
        <ScopeFields isFocusedAtFirst kind={kind} draft={draft} refusals={{ ...refused, ...refusals }} onChange={change} />
        <ScopePreview params={params} draft={draft} onRefused={setError} />
        <div>{words.effect}</div>
        <InlineError error={refused ? null : error} title={words.notSaved} />
      </FlyoutContent>
    </Flyout>
  )
}
