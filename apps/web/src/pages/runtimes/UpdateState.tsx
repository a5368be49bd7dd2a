import { makeStyles, tokens } from '@fluentui/react-components'
import type { UpdateOfNode } from '@mooring/contract'
import { updateWords } from '#strings/updateWords.ts'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { StatusText } from '../../components/StatusText.tsx'

const useStyles = makeStyles({
  lines: { display: 'flex', flexDirection: 'column', overflowWrap: 'anywhere' },
  more: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
})

/** How the update of a node is. */
export function UpdateState({ update, target }: { update: UpdateOfNode; target: string }) {
  const styles = useStyles()
  const { state, since, reason, waitsFor } = update
  const { state: words } = updateWords
  switch (state) {
    case 'upToDate':
    case 'updated':
      return (
        <span className={styles.lines}>
          <StatusText glyph="good">{words.upToDate}</StatusText>
          {since ? <span className={styles.more}>{words.updated(<RelativeTime at={since} />)}</span> : null}
        </span>
      )
    case 'outdated':
      return (
        <span className={styles.lines}>
          <StatusText glyph="warning">{words.outdated(target)}</StatusText>
          {waitsFor ? <span className={styles.more}>{updateWords.waitsFor[waitsFor]}</span> : null}
        </span>
      )
    case 'waiting':
      return (
        <span className={styles.lines}>
          <StatusText glyph="waiting">{words.outdated(target)}</StatusText>
          <span className={styles.more}>{updateWords.waitsFor[waitsFor ?? 'turn']}</span>
        </span>
      )
    case 'ordered':
    case 'downloading':
    case 'draining':
    case 'restarting':
      return <StatusText glyph="busy">{words[state]}</StatusText>
    case 'refused':
    case 'rolledBack':
    case 'failed':
      return (
        <span className={styles.lines}>
          <StatusText glyph="bad">{words[state]}</StatusText>
          {reason ? <span className={styles.more}>{reason}</span> : null}
          {since ? (
            <span className={styles.more}>
              <RelativeTime at={since} />
            </span>
          ) : null}
        </span>
      )
  }
}
