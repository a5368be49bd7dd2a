import { makeStyles, tokens } from '@fluentui/react-components'
import { console, type RecurrenceBody } from '@mooring/contract'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { scheduleWords } from '#strings/scheduleWords.ts'
import { request } from '../../api/request.ts'
import { InlineError } from '../../components/InlineError.tsx'
import { ScheduledTime } from './ScheduledTime.tsx'

const useStyles = makeStyles({
  box: {
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground2,
    borderRadius: tokens.borderRadiusMedium,
    minHeight: '132px',
    // It is as high as what it says, however little room the panel has.
    flexShrink: 0,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: { margin: `${tokens.spacingVerticalXS} 0 0`, paddingLeft: tokens.spacingHorizontalXL },
  text: { margin: `${tokens.spacingVerticalXS} 0 0` },
})

const typingMs = 300

/** When a recurrence that is being typed would fire next, asked of the console, whose clock and rule count. Null: it is not right yet. */
export function SchedulePreview({ recurrence }: { recurrence: RecurrenceBody | null }) {
  const styles = useStyles()
  const typed = JSON.stringify(recurrence)
  const [asked, setAsked] = useState(typed)

  // An effect, because what is typed is asked about when it has stood for a moment.
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed), typingMs)
    return () => clearTimeout(timer)
  }, [typed])

  const { data, error } = useQuery({
    queryKey: [console.previewRecurrence.id, asked],
    queryFn: asked === 'null' ? skipToken : ({ signal }) => request(console.previewRecurrence, { body: bodyOf(asked) }, signal),
    placeholderData: keepPreviousData,
    gcTime: 0,
  })
  return (
    <div className={styles.box}>
      <h3 className={styles.title}>{scheduleWords.preview}</h3>
      {recurrence === null ? <p className={styles.text}>{scheduleWords.previewWaits}</p> : null}
      {recurrence !== null && data?.times.length === 0 ? <p className={styles.text}>{scheduleWords.previewNone}</p> : null}
      {recurrence !== null && data !== undefined && data.times.length > 0 ? (
        <ol className={styles.list} aria-label={scheduleWords.preview}>
          {data.times.map((time) => (
            <li key={time}>
              <ScheduledTime at={time} timeZone={data.timeZone} />
            </li>
          ))}
        </ol>
      ) : null}
      <InlineError error={error} title={scheduleWords.previewFailed} />
    </div>
  )
}

const bodyOf = (asked: string) => ({ recurrence: JSON.parse(asked) as RecurrenceBody, count: 5 })
