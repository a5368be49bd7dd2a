import { Input, Radio, RadioGroup, Select, makeStyles, tokens } from '@fluentui/react-components'
import type { TriggerFrequency } from '@mooring/contract'
import { scheduleWords } from '#strings/scheduleWords.ts'
import { focusAtFirst } from '../../components/focusAtFirst.ts'
import { FormField } from '../../components/FormField.tsx'
import { WeekDayBoxes } from '../../components/WeekDayBoxes.tsx'
import type { ScheduleDraft } from './scheduleDraft.ts'
import { ScheduleWeekDays } from './ScheduleWeekDays.tsx'

const useStyles = makeStyles({
  pair: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    gap: tokens.spacingHorizontalM,
    alignItems: 'start',
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
})

interface ScheduleFieldsProps {
  draft: ScheduleDraft
  refusals: Partial<Record<keyof ScheduleDraft, string>>
  onChange: (changed: Partial<ScheduleDraft>) => void
}

/** The fields of a schedule. Those of another frequency are put away, not forgotten. */
export function ScheduleFields(props: ScheduleFieldsProps) {
  const styles = useStyles()
  const { draft, refusals, onChange } = props
  return (
    <>
      <div className={styles.pair}>
        <FormField label={scheduleWords.every} isRequired error={refusals.interval}>
          <Input
            ref={focusAtFirst}
            value={draft.interval}
            inputMode="numeric"
            autoComplete="off"
            onChange={(_, { value }) => onChange({ interval: value })}
          />
        </FormField>
        <FormField label={scheduleWords.frequency} isRequired>
          <Select value={draft.frequency} onChange={(_, { value }) => onChange({ frequency: value as TriggerFrequency })}>
            {(['Hour', 'Day', 'Week', 'Month'] as const).map((frequency) => (
              <option key={frequency} value={frequency}>
                {scheduleWords.frequencies[frequency]}
              </option>
            ))}
          </Select>
        </FormField>
      </div>
      {draft.frequency === 'Week' ? (
        <WeekDayBoxes
          label={scheduleWords.weekDays}
          hint={scheduleWords.weekDaysHint}
          chosen={draft.weekDays}
          onChange={(chosen) => onChange({ weekDays: chosen })}
        />
      ) : null}
      {draft.frequency === 'Month' ? <DaysOfMonth {...props} /> : null}
      <div className={styles.pair}>
        <NumbersField {...props} name="hours" hint={draft.frequency === 'Hour' ? scheduleWords.hoursOfHourHint : scheduleWords.hoursHint} />
        <NumbersField {...props} name="minutes" hint={scheduleWords.minutesHint} />
      </div>
      <FormField label={scheduleWords.timeZone} isRequired>
        <Select value={draft.timeZone} onChange={(_, { value }) => onChange({ timeZone: value })}>
          {zonesWith(draft.timeZone).map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </Select>
      </FormField>
      <div className={styles.pair}>
        <FormField label={scheduleWords.start} isRequired error={refusals.start} hint={scheduleWords.inZone(draft.timeZone)}>
          <Input type="datetime-local" value={draft.start} onChange={(_, { value }) => onChange({ start: value })} />
        </FormField>
        <FormField label={scheduleWords.end} error={refusals.end} hint={scheduleWords.endHint}>
          <Input type="datetime-local" value={draft.end} onChange={(_, { value }) => onChange({ end: value })} />
        </FormField>
      </div>
      <FormField label={scheduleWords.scanLevel}>
        <RadioGroup
          layout="horizontal"
          value={draft.scanLevel}
          onChange={(_, { value }) => onChange({ scanLevel: value === 'Incremental' ? 'Incremental' : 'Full' })}
        >
          <Radio value="Full" label={scheduleWords.scanLevels.Full} />
          <Radio value="Incremental" label={scheduleWords.scanLevels.Incremental} />
        </RadioGroup>
      </FormField>
    </>
  )
}

const knownZones = Intl.supportedValuesOf('timeZone')

/** A schedule may have a name that the browser does not list, such as one of Windows. */
const zonesWith = (zone: string): string[] => [...new Set(['UTC', zone, ...knownZones])]

function NumbersField({ draft, refusals, onChange, name, hint }: ScheduleFieldsProps & { name: 'hours' | 'minutes'; hint: string }) {
  return (
    <FormField label={scheduleWords[name]} error={refusals[name]} hint={hint}>
      <Input value={draft[name]} autoComplete="off" spellCheck={false} onChange={(_, { value }) => onChange({ [name]: value })} />
    </FormField>
  )
}

function DaysOfMonth({ draft, refusals, onChange }: ScheduleFieldsProps) {
  return (
    <>
      <FormField label={scheduleWords.monthDays} error={refusals.monthDays} hint={scheduleWords.monthDaysHint}>
        <Input value={draft.monthDays} autoComplete="off" spellCheck={false} onChange={(_, { value }) => onChange({ monthDays: value })} />
      </FormField>
      <ScheduleWeekDays occurrences={draft.occurrences} onChange={(occurrences) => onChange({ occurrences })} />
    </>
  )
}
