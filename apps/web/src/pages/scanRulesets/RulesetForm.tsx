import { purview, type ScanRuleset, type SystemScanRuleset } from '@mooring/contract'
import { useState } from 'react'
import { buttonWords } from '#strings/buttonWords.ts'
import { scanRulesetsWords as words } from '#strings/scanRulesetsWords.ts'
import { exists } from '../../api/exists.ts'
import { useCall } from '../../api/useCall.ts'
import { useRefusal } from '../../api/useSession.ts'
import { BusyButton } from '../../components/BusyButton.tsx'
import { CancelButton } from '../../components/CancelButton.tsx'
import { FlyoutContent } from '../../components/Flyout.tsx'
import { InlineError } from '../../components/InlineError.tsx'
import { notify } from '../../components/notify.ts'
import { useDraft } from '../../components/useDraft.ts'
import { rulesetBodyOf, rulesetRefusals, type RulesetDraft } from './rulesetDraft.ts'
import { RulesetFields } from './RulesetFields.tsx'

interface RulesetFormProps {
  title: string
  first: RulesetDraft
  /** The set that is edited or copied, whose unknown parts are kept. */
  existing?: ScanRuleset
  systems: readonly SystemScanRuleset[]
  onClose: () => void
}

/** The content of the flyout in which a scan rule set is typed. */
export function RulesetForm({ title, first, existing, systems, onClose }: RulesetFormProps) {
  const { draft, setDraft, isChanged } = useDraft(first)
  const [hasTried, setHasTried] = useState(false)
  const [takenName, setTakenName] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setIsBusy] = useState(false)
  const cannotChange = useRefusal(purview.putScanRuleset)
  const put = useCall(purview.putScanRuleset, [purview.listScanRulesets, purview.getScanRuleset])
  const refusals = rulesetRefusals(draft)
  const taken = takenName === draft.name ? { name: words.taken } : {}

  const save = async () => {
    setHasTried(true)
    if (isBusy || cannotChange !== null || takenName === draft.name || Object.keys(refusals).length > 0) return
    setIsBusy(true)
    setError(null)
    const params = { scanRulesetName: draft.name }
    try {
      if (draft.isNew && (await exists(purview.getScanRuleset, { params }, 'ScanRuleset_NotFound'))) {
        setTakenName(draft.name)
        setIsBusy(false)
        return
      }
      await put.mutateAsync({ params, body: rulesetBodyOf(draft, existing) })
      notify({ intent: 'success', title: words.saved(draft.name) })
      onClose()
    } catch (cause) {
      setError(cause)
      setIsBusy(false)
    }
  }

  return (
    <FlyoutContent
      title={title}
      onSubmit={() => void save()}
      footer={
        <BusyButton type="submit" isBusy={isBusy} isDisabled={cannotChange !== null}>
          {draft.isNew ? buttonWords.create : buttonWords.save}
        </BusyButton>
      }
      footerEnd={<CancelButton />}
      isUnsaved={isChanged}
    >
      <RulesetFields
        draft={draft}
        refusals={{ ...(hasTried ? refusals : {}), ...taken }}
        systems={systems}
        // A copy of one's own stays of its kind: what is kept of it belongs to that.
        isKindFixed={existing !== undefined}
        onChange={(changed) => setDraft({ ...draft, ...changed })}
      />
      <InlineError error={error} title={words.notSaved} />
    </FlyoutContent>
  )
}
