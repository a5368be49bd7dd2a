import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { loadingWords } from '#strings/loadingWords.ts'

const useStyles = makeStyles({
  bar: {
    height: '12px',
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorNeutralStencil1,
    animationName: { from: { opacity: 1 }, '50%': { opacity: 0.45 }, to: { opacity: 1 } },
    animationDuration: '1.6s',
    animationIterationCount: 'infinite',
    '@media (prefers-reduced-motion: reduce)': { animationName: 'none' },
  },
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: '4%',
    height: '33px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  name: { width: '24%' },
  other: { width: '14%' },
})

/** Rows that stand where a list or a form is going to be. */
export function Placeholder({ label, rows = 5 }: { label: string; rows?: number }) {
  const styles = useStyles()
  return (
    <div role="status" aria-busy="true" aria-label={loadingWords.loading(label)}>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={styles.row} aria-hidden="true">
          <div className={mergeClasses(styles.bar, styles.name)} />
          <div className={mergeClasses(styles.bar, styles.other)} />
          <div className={mergeClasses(styles.bar, styles.other)} />
        </div>
      ))}
    </div>
  )
}
