import { makeStyles, tokens } from '@fluentui/react-components'
import type { Verdict } from '@mooring/contract'
import { connectionWords } from '#strings/connectionWords.ts'
import { StatusText, type Glyph } from './StatusText.tsx'

/** One thing that a node looked at, or will. `found`, `why` and `fix` are its own words, which are English. */
export interface Step {
  key: string
  title: string
  verdict: Verdict | 'busy' | 'waiting'
  found?: string
  why?: string | undefined
  fix?: string | undefined
  durationMs?: number
}

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalS },
  title: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  text: { margin: 0, paddingLeft: '20px', overflowWrap: 'anywhere' },
  fix: {
    margin: `${tokens.spacingVerticalXXS} 0 0 20px`,
    paddingLeft: tokens.spacingHorizontalS,
    borderLeft: `2px solid ${tokens.colorNeutralStroke1}`,
    overflowWrap: 'anywhere',
  },
})

export const verdictGlyphs = {
  pass: 'good',
  warning: 'warning',
  fail: 'bad',
  notChecked: 'stopped',
  busy: 'busy',
  waiting: 'waiting',
} as const satisfies Record<Step['verdict'], Glyph>

/** What a node looked at, one thing below the other: how it is, what was found, and how to mend what is wrong. */
export function StepList({ label, steps }: { label: string; steps: readonly Step[] }) {
  const styles = useStyles()
  return (
    <ul aria-label={label} className={styles.list}>
      {steps.map(({ key, title, verdict, found, why, fix, durationMs }) => (
        <li key={key}>
          <div className={styles.head}>
            <StatusText glyph={verdictGlyphs[verdict]}>
              <span className={styles.title}>{title}</span>
            </StatusText>
            <span className={styles.quiet}>
              {durationMs === undefined
                ? connectionWords.verdict[verdict]
                : connectionWords.took(connectionWords.verdict[verdict], durationMs)}
            </span>
          </div>
          {found ? (
            <p lang="en" className={styles.text}>
              {found}
            </p>
          ) : null}
          {fix ? (
            <p lang="en" className={styles.fix}>
              {why ? `${why} ` : null}
              {fix}
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
