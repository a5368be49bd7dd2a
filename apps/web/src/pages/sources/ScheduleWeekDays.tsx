import { Button, Select, makeStyles, tokens } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { weekDays, type WeekDay } from '@mooring/contract'
import { useId } from 'react'
import { scheduleWords } from '#strings/scheduleWords.ts'
import { IconButton } from '../../components/IconButton.tsx'
import { weekDayText } from '../../components/weekDayText.ts'
import type { Occurrence } from './scheduleDraft.ts'

const useStyles = makeStyles({
  group: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, alignItems: 'flex-start' },
  title: { fontWeight: tokens.fontWeightSemibold },
  row: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'center', maxWidth: '100%' },
})

const places = [1, 2, 3, 4, 5, -1, -2, -3, -4, -5]

/** Weekdays of a month such as the first Monday and the last Friday. */
export function ScheduleWeekDays(props: { occurrences: readonly Occurrence[]; onChange: (occurrences: readonly Occurrence[]) => void }) {
  const styles = useStyles()
  const id = useId()
  const { occurrences, onChange } = props
  const change = (at: number, changed: Partial<Occurrence>) =>
    onChange(occurrences.map((occurrence, index) => (index === at ? { ...occurrence, ...changed } : occurrence)))
  return (
    <div role="group" aria-labelledby={id} className={styles.group}>
      <span id={id} className={styles.title}>
        {scheduleWords.weekDaysOfMonth}
      </span>
      {occurrences.map(({ day, occurrence }, at) => (
        <div key={at} className={styles.row}>
          <Select
            aria-label={scheduleWords.whichOfMonth}
            value={String(occurrence)}
            onChange={(_, { value }) => change(at, { occurrence: Number(value) })}
          >
            {places.map((place) => (
              <option key={place} value={place}>
                {scheduleWords.ordinal(place)}
              </option>
            ))}
          </Select>
          <Select aria-label={scheduleWords.weekDayOfMonth} value={day} onChange={(_, { value }) => change(at, { day: value as WeekDay })}>
            {weekDays.map((weekDay) => (
              <option key={weekDay} value={weekDay}>
                {weekDayText(weekDay)}
              </option>
            ))}
          </Select>
          <IconButton
            label={scheduleWords.removeWeekDay(scheduleWords.occurrence(occurrence, weekDayText(day)))}
            icon={<DeleteRegular />}
            onClick={() => onChange(occurrences.filter((_, index) => index !== at))}
          />
        </div>
      ))}
      <Button icon={<AddRegular />} onClick={() => onChange([...occurrences, { day: 'Monday', occurrence: 1 }])}>
        {scheduleWords.addWeekDay}
      </Button>
    </div>
  )
}
