import { ProgressBar, makeStyles, tokens } from '@fluentui/react-components'
import type { ConsoleRun } from '@mooring/contract'
import { language } from '#strings/language.ts'
import { runPageWords } from '#strings/runPageWords.ts'
import { durationText } from '../../components/relativeTime.ts'
import { numberText } from '../../strings/inNumbers.ts'

const { progress: words } = runPageWords

const useStyles = makeStyles({
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalL,
    marginTop: tokens.spacingVerticalXS,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
  },
})

const rateText = new Intl.NumberFormat(language, { maximumSignificantDigits: 3 })

/** How far a run is that goes on. */
export function RunProgressBar({ run: { status, progress } }: { run: Pick<ConsoleRun, 'status' | 'progress'> }) {
  const styles = useStyles()
  const isBegun = status === 'InProgress' && progress !== undefined
  const { objectsSeen, objectsTotal } = progress ?? {}
  const notBegun = status === 'Accepted' ? words.queued : words.begins
  const isKnown = isBegun && objectsSeen !== undefined && objectsTotal !== undefined && objectsTotal > 0
  return (
    <div>
      <ProgressBar aria-label={words.title} thickness="large" {...(isKnown ? { value: objectsSeen / objectsTotal } : {})} />
      <div className={styles.facts}>{isBegun ? <Facts progress={progress} /> : notBegun}</div>
    </div>
  )
}

function Facts({ progress }: { progress: NonNullable<ConsoleRun['progress']> }) {
  const { objectsSeen, objectsTotal, rowsSampled, objectsPerSecond, secondsLeft } = progress
  const seen = numberText(objectsSeen)
  return (
    <>
      <span>{objectsTotal === undefined ? words.seen(seen) : words.seenOf(seen, numberText(objectsTotal))}</span>
      {rowsSampled > 0 ? <span>{words.sampled(numberText(rowsSampled))}</span> : null}
      {objectsPerSecond === undefined ? null : <span>{words.rate(rateText.format(objectsPerSecond))}</span>}
      {secondsLeft === undefined ? null : <span>{words.left(durationText(secondsLeft * 1000))}</span>}
    </>
  )
}
