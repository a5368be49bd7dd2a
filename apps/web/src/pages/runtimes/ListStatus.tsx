import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { useState } from 'react'
import { runtimesListWords } from '#strings/runtimesListWords.ts'
import { describeError } from '../../api/describeError.ts'
import { readAllRuntimes } from '../../api/readAllRuntimes.ts'
import { notify } from '../../components/notify.ts'
import { runtimesQuery, type RuntimesView } from './runtimesView.ts'

const useStyles = makeStyles({
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    minHeight: '32px',
    color: tokens.colorNeutralForeground2,
  },
  // Where not all of it has room in one line, what is ticked stands in the place of what is in view: a second line would move the table.
  givesWay: { '@media (max-width: 960px)': { display: 'none' } },
  gapless: { '@media (max-width: 960px)': { marginRight: `calc(-1 * ${tokens.spacingHorizontalM})` } },
  clear: { '@media (max-width: 640px)': { minWidth: 'auto' } },
  clearText: { '@media (max-width: 640px)': { display: 'none' } },
  heard: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' },
})

interface ListStatusProps {
  first: number
  last: number
  total: number
  view: RuntimesView
  ticked: ReadonlySet<string>
  onTick: (names: ReadonlySet<string>) => void
}

/** Which rows are in view and how many are ticked. What scrolling changes is for the eye; how many there are is said aloud. */
export function ListStatus({ first, last, total, view, ticked, onTick }: ListStatusProps) {
  const styles = useStyles()
  const [isBusy, setIsBusy] = useState(false)
  const from = Math.min(first + 1, total)
  const to = Math.min(last + 1, total)
  const tickAll = async () => {
    setIsBusy(true)
    try {
      const all = await readAllRuntimes(runtimesQuery(view))
      onTick(new Set(all.map((runtime) => runtime.name)))
    } catch (error) {
      notify({ intent: 'error', title: runtimesListWords.selectAllFailed, body: describeError(error).message })
    } finally {
      setIsBusy(false)
    }
  }
  return (
    <div className={styles.line}>
      <div role="status" className={mergeClasses(ticked.size > 0 && styles.gapless)}>
        <span aria-hidden="true" className={mergeClasses(ticked.size > 0 && styles.givesWay)}>
          {runtimesListWords.showing(from, to, total)}
        </span>
        <span className={styles.heard}>{runtimesListWords.total(total)}</span>
      </div>
      <div role="status">{ticked.size > 0 ? runtimesListWords.selected(ticked.size) : ''}</div>
      {ticked.size > 0 ? (
        <>
          {ticked.size < total ? (
            <Button size="small" appearance="transparent" disabledFocusable={isBusy} onClick={() => void tickAll()}>
              {runtimesListWords.selectAll(total)}
            </Button>
          ) : null}
          <Button
            size="small"
            appearance="transparent"
            icon={<DismissRegular />}
            className={styles.clear}
            aria-label={runtimesListWords.clearSelection}
            onClick={() => onTick(new Set())}
          >
            <span className={styles.clearText}>{runtimesListWords.clearSelection}</span>
          </Button>
        </>
      ) : null}
    </div>
  )
}
