import { Button, Input, Textarea, makeStyles, tokens } from '@fluentui/react-components'
import { console, type KeyFacts } from '@mooring/contract'
import { useState, type FormEvent } from 'react'
import { buttonWords } from '#strings/buttonWords.ts'
import { keysWords } from '#strings/keysWords.ts'
import { useCall } from '../../api/useCall.ts'
import { BusyButton } from '../../components/BusyButton.tsx'
import { focusAtFirst } from '../../components/focusAtFirst.ts'
import { FormField } from '../../components/FormField.tsx'
import { InlineError } from '../../components/InlineError.tsx'
import { notify } from '../../components/notify.ts'
import { onEscape } from '../../components/onEscape.ts'
import { draftOf, keyChangeOf, keyLimitsRefusals } from './keyLimits.ts'

const useStyles = makeStyles({
  form: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground2,
    borderRadius: tokens.borderRadiusMedium,
  },
  actions: { display: 'flex', gap: tokens.spacingHorizontalS },
})

/** Sets until when, and from where, a key registers nodes. Nodes that are registered do not need it any more. */
export function KeyLimits(props: { runtimeName: string; name: string; facts: KeyFacts; onDone: () => void }) {
  const styles = useStyles()
  const { runtimeName, name, facts, onDone } = props
  const [draft, setDraft] = useState(() => draftOf(facts))
  const [error, setError] = useState<unknown>(null)
  const update = useCall(console.updateAuthKey, [console.listKeyFacts, console.listActivity])
  const refusals = keyLimitsRefusals(draft)
  const isRefused = refusals.expiresOn !== null || refusals.addresses !== null

  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (isRefused || update.isPending) return
    setError(null)
    try {
      await update.mutateAsync({ params: { name: runtimeName, keyName: facts.keyName }, body: keyChangeOf(draft, facts) })
      notify({ intent: 'success', title: keysWords.limited(name) })
      onDone()
    } catch (cause) {
      setError(cause)
    }
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it hears Esc in its fields
    <form
      aria-label={keysWords.limitsOf(name)}
      className={styles.form}
      noValidate
      onKeyDown={onEscape(onDone)}
      onSubmit={(event) => void save(event)}
    >
      <FormField label={keysWords.expiresOn(name)} error={refusals.expiresOn} hint={keysWords.expiresOnHint}>
        <Input
          ref={focusAtFirst}
          type="date"
          value={draft.expiresOn}
          onChange={(_, { value }) => setDraft({ ...draft, expiresOn: value })}
        />
      </FormField>
      <FormField label={keysWords.addresses} error={refusals.addresses} hint={keysWords.addressesHint}>
        <Textarea value={draft.addresses} resize="vertical" onChange={(_, { value }) => setDraft({ ...draft, addresses: value })} />
      </FormField>
      <InlineError error={error} title={keysWords.limitsNotSaved} />
      <div className={styles.actions}>
        <BusyButton type="submit" isBusy={update.isPending} isDisabled={isRefused}>
          {keysWords.saveLimits}
        </BusyButton>
        <Button onClick={onDone}>{buttonWords.cancel}</Button>
      </div>
    </form>
  )
}
