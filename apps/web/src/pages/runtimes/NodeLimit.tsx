import { Button, Input, makeStyles, tokens } from '@fluentui/react-components'
import { console, type NodeSummary } from '@mooring/contract'
import { useState, type FormEvent } from 'react'
import { buttonWords } from '#strings/buttonWords.ts'
import { nodesWords } from '#strings/nodesWords.ts'
import { useCall } from '../../api/useCall.ts'
import { BusyButton } from '../../components/BusyButton.tsx'
import { focusAtFirst } from '../../components/focusAtFirst.ts'
import { FormField } from '../../components/FormField.tsx'
import { InlineError } from '../../components/InlineError.tsx'
import { notify } from '../../components/notify.ts'
import { onEscape } from '../../components/onEscape.ts'
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
  const refusal = limit >= 1 && limit <= max ? null : nodesWords.limitOutside(max)

  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (refusal !== null || update.isPending) return
    setError(null)
    try {
      await update.mutateAsync({ params: { name: runtimeName, nodeName: name }, body: { concurrentJobsLimit: limit } })
      notify({ intent: 'success', title: nodesWords.limited(name, limit) })
      onDone()
    } catch (cause) {
      setError(cause)
    }
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it hears Esc in its fields
    <form
      aria-label={nodesWords.limitOf(name)}
      className={styles.form}
      noValidate
      onKeyDown={onEscape(onDone)}
      onSubmit={(event) => void save(event)}
    >
      <FormField label={nodesWords.limitLabel(name)} error={refusal} hint={nodesWords.limitHint(max)}>
        <Input ref={focusAtFirst} type="number" min={1} max={max} value={text} onChange={(_, { value }) => setText(value)} />
      </FormField>
      <InlineError error={error} title={nodesWords.limitNotSaved} />
      <div className={styles.actions}>
        <BusyButton type="submit" isBusy={update.isPending} isDisabled={refusal !== null}>
          {nodesWords.saveLimit}
        </BusyButton>
        <Button onClick={onDone}>{buttonWords.cancel}</Button>
      </div>
    </form>
  )
}
