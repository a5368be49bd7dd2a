import { makeStyles, tokens } from '@fluentui/react-components'

// The browser leaves the colours of a drawing alone where the reader chose those of the page: they are named here.
const forced = '@media (forced-colors: active)'

const useStyles = makeStyles({
  box: { fill: tokens.colorNeutralForeground4, [forced]: { fill: 'CanvasText' } },
  slot: { fill: tokens.colorBrandBackgroundPressed, [forced]: { fill: 'Canvas' } },
  lamp: { fill: tokens.colorNeutralForegroundOnBrand, [forced]: { fill: 'CanvasText' } },
  badge: {
    fill: tokens.colorNeutralBackground1,
    stroke: tokens.colorNeutralForeground1,
    strokeWidth: '1.5',
    [forced]: { fill: 'Canvas', stroke: 'CanvasText' },
  },
  chain: { fill: 'none', stroke: tokens.colorStatusSuccessForeground3, strokeWidth: '2', [forced]: { stroke: 'CanvasText' } },
})

/** A server with a green link badge: a self-hosted integration runtime. */
export function RuntimeIcon({ size, className }: { size: number; className?: string }) {
  const styles = useStyles()
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false" className={className}>
      <rect x="5" y="2" width="16" height="26" rx="1.5" className={styles.box} />
      <path d="M9.5 5h7a2 2 0 0 1 0 4h-7a2 2 0 0 1 0-4zM9.5 11h7a2 2 0 0 1 0 4h-7a2 2 0 0 1 0-4z" className={styles.slot} />
      <path d="M15.3 7a1.2 1.2 0 1 1 2.4 0a1.2 1.2 0 1 1-2.4 0zM15.3 13a1.2 1.2 0 1 1 2.4 0a1.2 1.2 0 1 1-2.4 0z" className={styles.lamp} />
      <circle cx="22" cy="23" r="7.5" className={styles.badge} />
      <path d="M20.5 20.5H18.5V25.5H20.5M23.5 20.5H25.5V25.5H23.5M20 23H24" className={styles.chain} />
    </svg>
  )
}
