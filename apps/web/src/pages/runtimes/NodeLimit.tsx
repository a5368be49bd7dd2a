import { Button, Input, makeStyles, tokens } from '@fluentui/react-components'
import { console, type NodeSummary } from '@mooring/contract'
import { useState, type FormEvent } from 'react'
import { useCall } from '../../api/useCall.ts'
import { BusyButton } from '../../components/BusyButton.tsx'
import { focusAtFirst } from '../../components/focusAtFirst.ts'
import { FormField } from '../../components/FormField.tsx'
import { InlineError } from '../../components/InlineError.tsx'
import { notify } from '../../components/notify.ts'
import { useReturnFocus } from '../../components/useReturnFocus.ts'

const useStyles = makeStyles({
  form: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground2,
    borderRadius: tokens.borderRadiusMedium,
    '& .fui-Input': { width: '96px' },
  },
  actions: { display: 'flex', gap: tokens.spacingHorizontalS },
})

/** Sets how many scans a node runs at once, within what its machine allows. */
export function NodeLimit({ runtimeName, node, onDone }: { runtimeName: string; node: NodeSummary; onDone: () => void }) {
  const styles = useStyles()
  useReturnFocus()
  const { name, concurrentJobsMax: max } = node
  const [text, setText] = useState(String(node.concurrentJobsLimit))
  const [error, setError] = useState<unknown>(null)
  const update = useCall(console.updateNode, [console.getRuntime, console.listActivity])
  const limit = /^\d{1,2}$/.test(text.trim()) ? Number(text) : 0
  const refusal = limit >= 1 && limit <= max ? null : `Enter a number from 1 to ${max}.`

  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (refusal !== null || update.isPending) return
    setError(null)
    try {
      await update.mutateAsync({ params: { name: runtimeName, nodeName: name }, body: { concurrentJobsLimit: limit } })
      notify({ intent: 'success', title: `${name} runs up to ${limit === 1 ? '1 scan' : `${limit} scans`} at once` })
      onDone()
    } catch (cause) {
      setError(cause)
    }
  }

  return (
    <form aria-label={`Limit of node ${name}`} className={styles.form} noValidate onSubmit={(event) => void save(event)}>
      <FormField
        label={`Scans at once on ${name}`}
        error={refusal}
        hint={`From 1 to ${max}. The upper end is what its machine said when it registered: one a core, at least 2, at most 64. Scans that are going on are not stopped.`}
      >
        <Input ref={focusAtFirst} type="number" min={1} max={max} value={text} onChange={(_, { value }) => setText(value)} />
      </FormField>
      <InlineError error={error} title="The limit was not saved" />
      <div className={styles.actions}>
        <BusyButton type="submit" isBusy={update.isPending} isDisabled={refusal !== null}>
          Save limit
        </BusyButton>
        <Button onClick={onDone}>Cancel</Button>
      </div>
    </form>
  )
}
