import { makeStyles, tokens } from '@fluentui/react-components'
import { DismissCircle16Filled } from '@fluentui/react-icons/svg/dismiss-circle'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  box: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorStatusDangerBorder1}`,
    backgroundColor: tokens.colorStatusDangerBackground1,
  },
  glyph: { display: 'flex', flexShrink: 0, marginTop: '1px', color: tokens.colorStatusDangerForeground1 },
  body: { minWidth: 0, overflowWrap: 'anywhere' },
  title: { fontWeight: tokens.fontWeightSemibold },
})

/** A message about something that failed, in the place where it belongs. */
export function MessageBox({ title, children }: { title?: string | undefined; children: ReactNode }) {
  const styles = useStyles()
  return (
    <div className={styles.box}>
      <span className={styles.glyph} aria-hidden="true">
        <DismissCircle16Filled />
      </span>
      <div className={styles.body}>
        {title ? <div className={styles.title}>{title}</div> : null}
        {children}
      </div>
    </div>
  )
}
