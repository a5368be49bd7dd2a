import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  box: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    textAlign: 'center',
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalXXXL} ${tokens.spacingHorizontalL}`,
    maxWidth: '560px',
    margin: '0 auto',
  },
  icon: { display: 'flex', color: tokens.colorNeutralForeground3, fontSize: '48px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  text: { color: tokens.colorNeutralForeground2 },
})

/** What stands where a list is empty: what belongs here, what it is for, and the way to the first one. */
export function EmptyState(props: { icon: ReactNode; title: string; children: ReactNode; action?: ReactNode }) {
  const styles = useStyles()
  return (
    <div className={styles.box}>
      <div className={styles.icon} aria-hidden="true">
        {props.icon}
      </div>
      <h2 className={styles.title}>{props.title}</h2>
      <div className={styles.text}>{props.children}</div>
      {props.action}
    </div>
  )
}
