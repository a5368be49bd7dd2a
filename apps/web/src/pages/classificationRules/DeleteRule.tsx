import { DialogContent } from '@fluentui/react-components'
import { purview } from '@mooring/contract'
import { classificationRulesWords as words } from '#strings/classificationRulesWords.ts'
import { useCall } from '../../api/useCall.ts'
import { useEveryItem } from '../../api/useEveryItem.ts'
import { AlertDialog } from '../../components/AlertDialog.tsx'
import { DeleteQuestion } from '../../components/ConfirmDelete.tsx'
import { DataRegion } from '../../components/DataRegion.tsx'
import { notify } from '../../components/notify.ts'
import { Placeholder } from '../../components/Placeholder.tsx'

/** Asks before deleting a rule, naming the rule sets that include it. */
export function DeleteRule({ name, onClose }: { name: string; onClose: () => void }) {
  return (
    <AlertDialog title={words.deleteQuestion(name)} onClose={onClose}>
      <DataRegion
        what={words.dependents}
        fallback={
          <DialogContent>
            <Placeholder label={words.dependents} rows={2} />
          </DialogContent>
        }
      >
        <Question name={name} onClose={onClose} />
      </DataRegion>
    </AlertDialog>
  )
}

function Question({ name, onClose }: { name: string; onClose: () => void }) {
  const rulesets = useEveryItem(purview.listScanRulesets, {})
  const remove = useCall(purview.deleteClassificationRule, [purview.listClassificationRules])
  const key = name.toLowerCase()
  const uses = rulesets.items.filter(({ properties }) =>
    (properties.includedCustomClassificationRuleNames ?? []).some((included) => included.toLowerCase() === key),
  )
  return (
    <DeleteQuestion
      typedName={uses.length === 0 ? undefined : name}
      onCancel={onClose}
      onDelete={async () => {
        await remove.mutateAsync({ params: { classificationRuleName: name } })
        notify({ intent: 'success', title: words.deleted(name) })
        onClose()
      }}
    >
      <p>{words.deleteEffect}</p>
      {uses.length === 0 ? null : (
        <>
          <p>{words.deleteUses(uses.length)}</p>
          <ul>
            {uses.map((ruleset) => (
              <li key={ruleset.name}>{ruleset.name}</li>
            ))}
          </ul>
        </>
      )}
    </DeleteQuestion>
  )
}
