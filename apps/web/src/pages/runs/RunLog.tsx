import { Button, Checkbox, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { ConsoleRun, RunLogPage } from '@mooring/contract'
import { isRunStatusActive } from '@mooring/domain'
import { useLayoutEffect, useRef, useState } from 'react'
import { language } from '#strings/language.ts'
import { runPageWords } from '#strings/runPageWords.ts'
import { InlineError } from '../../components/InlineError.tsx'
import { Placeholder } from '../../components/Placeholder.tsx'
import { useRunLog } from './useRunLog.ts'

const { log: words } = runPageWords

/** Lines that are drawn at first, and with each press of the button above them. */
const drawnAtOnce = 500

const useStyles = makeStyles({
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', columnGap: tokens.spacingHorizontalL },
  // Its sign stands under the heading.
  choice: { marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})` },
  quiet: { color: tokens.colorNeutralForeground2 },
  box: {
    maxHeight: '420px',
    overflow: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
    padding: tokens.spacingHorizontalS,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  lines: { listStyleType: 'none', margin: 0, padding: 0 },
  line: {
    display: 'grid',
    gridTemplateColumns: 'max-content 68px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalS,
    overflowWrap: 'anywhere',
    '@media (max-width: 640px)': { gridTemplateColumns: 'max-content minmax(0, 1fr)' },
  },
  text: { '@media (max-width: 640px)': { gridColumn: '1 / -1', marginBottom: tokens.spacingVerticalXS } },
  warning: { color: tokens.colorStatusWarningForeground3 },
  error: { color: tokens.colorStatusDangerForeground1 },
  info: { color: tokens.colorNeutralForeground2 },
})

const time = new Intl.DateTimeFormat(language, { timeStyle: 'medium' })
const exactTime = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'long' })

/** The log of a run; while the run goes on the newest line stays in view, unless somebody scrolled up. */
export function RunLog({ run, revision }: { run: Pick<ConsoleRun, 'id' | 'status'>; revision: number }) {
  const styles = useStyles()
  const { lines, leftOut, isRead, error } = useRunLog(run.id, revision)
  const [onlyProblems, setOnlyProblems] = useState(false)
  const [drawn, setDrawn] = useState(drawnAtOnce)
  const chosen = onlyProblems ? lines.filter(({ level }) => level !== 'info') : lines
  const shown = chosen.slice(-drawn)
  if (!isRead && lines.length === 0) return <Placeholder label={words.title} rows={3} />
  return (
    <>
      <InlineError error={error} title={words.failed} />
      {lines.length === 0 ? (
        <div className={styles.quiet}>{isRunStatusActive(run.status) ? words.waiting : words.empty}</div>
      ) : (
        <>
          <div className={styles.head}>
            <Checkbox
              className={styles.choice}
              label={words.onlyProblems}
              checked={onlyProblems}
              onChange={(_, { checked }) => setOnlyProblems(checked === true)}
            />
            {chosen.length > shown.length ? (
              <Button size="small" onClick={() => setDrawn(drawn + drawnAtOnce)}>
                {words.earlier}
              </Button>
            ) : null}
          </div>
          <Lines lines={shown} />
        </>
      )}
      {leftOut > 0 ? <div className={styles.quiet}>{words.leftOut(leftOut)}</div> : null}
    </>
  )
}

function Lines({ lines }: { lines: RunLogPage['value'] }) {
  const styles = useStyles()
  const box = useRef<HTMLDivElement>(null)
  const isAtEnd = useRef(true)
  const last = lines.at(-1)?.position

  // An effect, because only the browser knows how high the lines are.
  useLayoutEffect(() => {
    if (box.current && isAtEnd.current) box.current.scrollTop = box.current.scrollHeight
  }, [last])

  const onScroll = () => {
    const { scrollHeight = 0, scrollTop = 0, clientHeight = 0 } = box.current ?? {}
    isAtEnd.current = scrollHeight - scrollTop - clientHeight < 24
  }
  if (lines.length === 0) return <div className={styles.quiet}>{words.noProblems}</div>
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <div ref={box} role="region" aria-label={words.title} tabIndex={0} className={styles.box} onScroll={onScroll}>
      <ol className={styles.lines}>
        {lines.map(({ position, at, level, message, target }) => (
          <li key={position} className={styles.line}>
            <time dateTime={at} title={exactTime.format(new Date(at))} className={styles.info}>
              {time.format(new Date(at))}
            </time>
            <span className={styles[level]}>{words.levels[level]}</span>
            <span className={mergeClasses(styles.text, level === 'error' && styles.error)}>
              {message}
              {target ? <span className={styles.info}>{` [${target}]`}</span> : null}
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}
