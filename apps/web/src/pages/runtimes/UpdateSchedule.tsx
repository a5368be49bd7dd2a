import { Checkbox, Field, Input, Select, Switch, makeStyles, tokens } from '@fluentui/react-components'
import { console, type RuntimeUpdates } from '@mooring/contract'
import { useState, type FormEvent } from 'react'
import { language } from '#strings/language.ts'
import { updateWords } from '#strings/updateWords.ts'
import { useCall } from '../../api/useCall.ts'
import { useRefusal } from '../../api/useSession.ts'
import { BusyButton } from '../../components/BusyButton.tsx'
import { FormField } from '../../components/FormField.tsx'
import { InlineError } from '../../components/InlineError.tsx'
import { notify } from '../../components/notify.ts'
import { WeekDayBoxes } from '../../components/WeekDayBoxes.tsx'
import { draftOf, draftProblem, isSame, settingsOf, type ChangedUpdates, type UpdateDraft } from './updateDraft.ts'

const useStyles = makeStyles({
  form: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    alignItems: 'flex-start',
    // Their signs stand under the heading, not beside it.
    '& .fui-Switch, & > .fui-Checkbox': { marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})` },
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0 },
  window: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, maxWidth: '100%' },
  times: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'flex-start' },
  time: { width: '152px' },
  zone: { width: '260px', maxWidth: '100%' },
})

interface UpdateScheduleProps {
  changed: ChangedUpdates | null
  onChange: (changed: ChangedUpdates | null) => void
  runtimeName: string
  updates: RuntimeUpdates
}

/** Whether and when the nodes of a runtime are updated by themselves. */
export function UpdateSchedule({ runtimeName, updates, changed, onChange }: UpdateScheduleProps) {
  const styles = useStyles()
  const { settings } = updates
  const [error, setError] = useState<unknown>(null)
  const put = useCall(console.putUpdateSettings, [console.getUpdates, console.listActivity])
  const refusal = useRefusal(console.putUpdateSettings)
  const draft = changed?.draft ?? draftOf(settings, ownZone)
  const problem = draftProblem(draft)
  const isChanged = !isSame(settingsOf(draft), settings)
  const change = (part: Partial<UpdateDraft>) => {
    const next = { ...draft, ...part }
    onChange({ draft: next, isOther: !isSame(settingsOf(next), settings) })
  }

  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (problem !== null || put.isPending || refusal !== null) return
    setError(null)
    try {
      await put.mutateAsync({ params: { name: runtimeName }, body: settingsOf(draft) })
      onChange(null)
      notify({ intent: 'success', title: updateWords.saved })
    } catch (cause) {
      setError(cause)
    }
  }

  return (
    <form className={styles.form} aria-label={updateWords.heading} noValidate onSubmit={(event) => void save(event)}>
      <h3 className={styles.heading}>{updateWords.heading}</h3>
      <Field {...(refusal === null ? {} : { hint: refusal })}>
        <Switch
          label={updateWords.automatic}
          checked={draft.automatic}
          disabled={refusal !== null}
          onChange={(_, { checked }) => change({ automatic: checked })}
        />
      </Field>
      {draft.automatic ? (
        <Checkbox
          label={updateWords.inWindow}
          checked={draft.hasWindow}
          disabled={refusal !== null}
          onChange={(_, { checked }) => change({ hasWindow: checked === true })}
        />
      ) : null}
      {draft.automatic && draft.hasWindow ? (
        <WindowFields draft={draft} problem={problem} isFixed={refusal !== null} onChange={change} />
      ) : null}
      {isChanged ? null : <p className={styles.text}>{summaryOf(updates)}</p>}
      <InlineError error={error} title={updateWords.notSaved} />
      {isChanged ? (
        <BusyButton type="submit" isBusy={put.isPending} isDisabled={problem !== null}>
          {updateWords.save}
        </BusyButton>
      ) : null}
    </form>
  )
}

const ownZone = new Intl.DateTimeFormat(language).resolvedOptions().timeZone
const moment = new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit' })

function summaryOf({ settings, isWindowOpen, opensAt }: RuntimeUpdates): string {
  if (!settings.automatic) return updateWords.off
  if (settings.window === undefined) return updateWords.always
  if (isWindowOpen || opensAt === undefined) return updateWords.open
  return updateWords.opens(moment.format(new Date(opensAt)))
}

interface WindowProps {
  draft: UpdateDraft
  problem: ReturnType<typeof draftProblem>
  isFixed: boolean
  onChange: (change: Partial<UpdateDraft>) => void
}

function WindowFields({ draft, problem, isFixed, onChange }: WindowProps) {
  const styles = useStyles()
  return (
    <div className={styles.window}>
      <WeekDayBoxes
        label={updateWords.days}
        chosen={draft.days}
        problem={problem === 'days' ? updateWords.noDay : null}
        isFixed={isFixed}
        onChange={(days) => onChange({ days })}
      />
      <div className={styles.times}>
        {(['from', 'to'] as const).map((name) => (
          <FormField key={name} label={updateWords[name]} isRequired className={styles.time} error={problem === name && updateWords[name]}>
            <Input
              type="time"
              value={draft[name]}
              readOnly={isFixed}
              onChange={(_, { value }) => onChange({ [name]: value.slice(0, 5) })}
            />
          </FormField>
        ))}
        <FormField label={updateWords.timeZone} isRequired className={styles.zone}>
          <Select value={draft.timeZone} disabled={isFixed} onChange={(_, { value }) => onChange({ timeZone: value })}>
            {[...new Set(['UTC', draft.timeZone, ...Intl.supportedValuesOf('timeZone')])].map((zone) => (
              <option key={zone}>{zone}</option>
            ))}
          </Select>
        </FormField>
      </div>
      <p className={styles.text}>{updateWords.toHint}</p>
    </div>
  )
}
