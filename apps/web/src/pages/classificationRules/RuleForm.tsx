import { purview, type ClassificationRule } from '@mooring/contract'
import { useState } from 'react'
import { buttonWords } from '#strings/buttonWords.ts'
import { classificationRulesWords as words } from '#strings/classificationRulesWords.ts'
import { exists } from '../../api/exists.ts'
import { useCall } from '../../api/useCall.ts'
import { useRefusal } from '../../api/useSession.ts'
import { BusyButton } from '../../components/BusyButton.tsx'
import { CancelButton } from '../../components/CancelButton.tsx'
import { FlyoutContent } from '../../components/Flyout.tsx'
import { InlineError } from '../../components/InlineError.tsx'
import { notify } from '../../components/notify.ts'
import { useDraft } from '../../components/useDraft.ts'
import { patternRefusal } from './patternRefusal.ts'
import { draftOfRule, ruleBodyOf, ruleRefusals, type RuleDraft } from './ruleDraft.ts'
import { RuleFields } from './RuleFields.tsx'
import { RuleVersions } from './RuleVersions.tsx'
import { TryRule } from './TryRule.tsx'

/** The content of the flyout in which a rule is typed and tried. */
export function RuleForm({ first, onClose }: { first: RuleDraft; onClose: () => void }) {
  const { draft, setDraft, isChanged } = useDraft(first)
  const [hasTried, setHasTried] = useState(false)
  const [takenName, setTakenName] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setIsBusy] = useState(false)
  const [takenOver, setTakenOver] = useState<number | null>(null)
  const cannotChange = useRefusal(purview.putClassificationRule)
  const put = useCall(purview.putClassificationRule, [
    purview.listClassificationRules,
    purview.getClassificationRule,
    purview.listClassificationRuleVersions,
  ])
  const refusals = ruleRefusals(draft)
  const taken = takenName === draft.name ? { name: words.taken } : {}
  const ofPatterns = patternRefusal(error, draft)
  const shown = { ...(hasTried ? { ...refusals, ...ofPatterns } : {}), ...taken }

  const save = async () => {
    setHasTried(true)
    if (isBusy || cannotChange !== null || takenName === draft.name || Object.keys(refusals).length > 0) return
    setIsBusy(true)
    setError(null)
    const params = { classificationRuleName: draft.name }
    try {
      if (draft.isNew && (await exists(purview.getClassificationRule, { params }, 'ClassificationRule_NotFound'))) {
        setTakenName(draft.name)
        setIsBusy(false)
        return
      }
      await put.mutateAsync({ params, body: ruleBodyOf(draft) })
      notify({ intent: 'success', title: words.saved(draft.name) })
      onClose()
    } catch (cause) {
      setError(cause)
      setIsBusy(false)
    }
  }

  const change = (changed: Partial<RuleDraft>) => {
    setDraft({ ...draft, ...changed })
    // What was wrong with a pattern says nothing of another.
    setError(null)
  }

  const takeOver = (version: ClassificationRule) => {
    setDraft(draftOfRule(version))
    setTakenOver(version.properties.version)
  }

  return (
    <FlyoutContent
      title={draft.isNew ? words.new : words.edit(draft.name)}
      onSubmit={() => void save()}
      footer={
        <BusyButton type="submit" isBusy={isBusy} isDisabled={cannotChange !== null}>
          {draft.isNew ? buttonWords.create : buttonWords.save}
        </BusyButton>
      }
      footerEnd={<CancelButton />}
      isUnsaved={isChanged}
    >
      <div role="status">{takenOver === null ? null : words.takenOver(takenOver)}</div>
      <RuleFields draft={draft} refusals={shown} onChange={change} />
      <TryRule draft={draft} />
      {draft.isNew ? null : <RuleVersions name={draft.name} onTakeOver={takeOver} />}
      <InlineError error={ofPatterns ? null : error} title={words.notSaved} />
    </FlyoutContent>
  )
}
