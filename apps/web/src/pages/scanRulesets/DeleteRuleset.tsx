import { DialogContent } from '@fluentui/react-components'
import { console, purview } from '@mooring/contract'
import { scanRulesetsWords as words } from '#strings/scanRulesetsWords.ts'
import { useCall } from '../../api/useCall.ts'
import { useOperation } from '../../api/useOperation.ts'
import { AlertDialog } from '../../components/AlertDialog.tsx'
import { AppLink } from '../../components/AppLink.tsx'
import { DeleteQuestion } from '../../components/ConfirmDelete.tsx'
import { DataRegion } from '../../components/DataRegion.tsx'
import { notify } from '../../components/notify.ts'
import { Placeholder } from '../../components/Placeholder.tsx'
import { paths } from '../../paths.ts'

const shownMax = 10

/** Asks before deleting a rule set, naming the scans that use it. */
export function DeleteRuleset({ name, onClose }: { name: string; onClose: () => void }) {
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
  const { value, count = value.length } = useOperation(console.listScansOfRuleset, { params: { scanRulesetName: name } })
  const remove = useCall(purview.deleteScanRuleset, [purview.listScanRulesets])
  const shown = value.slice(0, shownMax)
  return (
    <DeleteQuestion
      typedName={count === 0 ? undefined : name}
      onCancel={onClose}
      onDelete={async () => {
        await remove.mutateAsync({ params: { scanRulesetName: name } })
        notify({ intent: 'success', title: words.deleted(name) })
        onClose()
      }}
    >
      <p>{count === 0 ? words.deleteUnused : words.deleteUses(count)}</p>
      {count === 0 ? null : (
        <ul>
          {shown.map(({ dataSourceName, scanName }) => (
            <li key={`${dataSourceName}/${scanName}`}>
              <AppLink href={paths.scan(dataSourceName, scanName)}>{words.use(dataSourceName, scanName)}</AppLink>
            </li>
          ))}
          {count > shown.length ? <li>{words.moreUses(count - shown.length)}</li> : null}
        </ul>
      )}
    </DeleteQuestion>
  )
}
