import { purview } from '@mooring/contract'
import { classificationRulesWords as words } from '#strings/classificationRulesWords.ts'
import { useOperation } from '../../api/useOperation.ts'
import { DataRegion } from '../../components/DataRegion.tsx'
import { Flyout } from '../../components/Flyout.tsx'
import { Placeholder } from '../../components/Placeholder.tsx'
import { draftOfRule, newRuleDraft } from './ruleDraft.ts'
import { RuleForm } from './RuleForm.tsx'

/** A new rule, or the one that is there under `name`. */
export function RuleFlyout({ name, onClose }: { name?: string; onClose: () => void }) {
  return (
    <Flyout label={words.rule} onClose={onClose}>
      {name === undefined ? (
        <RuleForm first={newRuleDraft()} onClose={onClose} />
      ) : (
        <DataRegion what={words.theRule(name)} fallback={<Placeholder label={words.theRule(name)} />}>
          <EditRule name={name} onClose={onClose} />
        </DataRegion>
      )}
    </Flyout>
  )
}

function EditRule({ name, onClose }: { name: string; onClose: () => void }) {
  const rule = useOperation(purview.getClassificationRule, { params: { classificationRuleName: name } })
  return <RuleForm first={draftOfRule(rule)} onClose={onClose} />
}
