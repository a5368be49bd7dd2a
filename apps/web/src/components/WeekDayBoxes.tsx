import { Checkbox, makeStyles, tokens } from '@fluentui/react-components'
import { weekDays, type WeekDay } from '@mooring/contract'
import { useId } from 'react'
import { weekDayText } from './weekDayText.ts'

const useStyles = makeStyles({
  group: { display: 'flex', flexDirection: 'column' },
  title: { fontWeight: tokens.fontWeightSemibold },
  days: { display: 'flex', flexWrap: 'wrap', marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})` },
  hint: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  problem: { color: tokens.colorStatusDangerForeground1, fontSize: tokens.fontSizeBase200 },
})

interface WeekDayBoxesProps {
  label: string
  chosen: readonly WeekDay[]
  hint?: string
  problem?: string | null
  isFixed?: boolean
  onChange: (chosen: WeekDay[]) => void
}

/** Days of the week to be ticked. Not in a field, which gives one name to all controls in it. */
export function WeekDayBoxes({ label, chosen, hint, problem = null, isFixed = false, onChange }: WeekDayBoxesProps) {
  const styles = useStyles()
  const id = useId()
  // A week is read from Monday on in most places.
  const [sunday, ...others] = weekDays
  return (
    <div role="group" aria-labelledby={id} className={styles.group}>
      <span id={id} className={styles.title}>
        {label}
      </span>
      <div className={styles.days}>
        {[...others, sunday].map((day) => (
          <Checkbox
            key={day}
            label={weekDayText(day)}
            checked={chosen.includes(day)}
            disabled={isFixed}
            onChange={(_, { checked }) => onChange(weekDays.filter((other) => (other === day ? checked === true : chosen.includes(other))))}
          />
        ))}
      </div>
      {hint ? <span className={styles.hint}>{hint}</span> : null}
      {problem === null ? null : (
        <span role="alert" className={styles.problem}>
          {problem}
        </span>
      )}
    </div>
  )
}
