import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { ScannableSourceKind } from '@mooring/contract'
import { useId } from 'react'
import { sourceKindsWords } from '#strings/sourceKindsWords.ts'
import { sourcesWords } from '#strings/sourcesWords.ts'
import { sourceKinds } from '../../components/sourceKinds.ts'
import { KindIcon } from './KindIcon.tsx'

const useStyles = makeStyles({
  tiles: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(240px, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
  },
  tile: {
    position: 'relative',
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    // As wide whether chosen or not: nothing moves when another one is.
    border: '2px solid transparent',
    outline: `1px solid ${tokens.colorNeutralStroke1}`,
    outlineOffset: '-2px',
    cursor: 'pointer',
    '&:has(:focus-visible)': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  chosen: { border: `2px solid ${tokens.colorNeutralForeground1}`, boxShadow: tokens.shadow4 },
  icon: { display: 'flex', flexShrink: 0, fontSize: '28px', color: tokens.colorBrandForeground1 },
  // All over its tile, so that whatever touches one touches the other.
  radio: { position: 'absolute', inset: 0, width: '100%', height: '100%', margin: 0, opacity: 0, cursor: 'pointer' },
  text: { minWidth: 0, overflowWrap: 'anywhere' },
  title: { display: 'block', fontWeight: tokens.fontWeightSemibold },
  more: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
})

/** The kinds of data sources that nodes scan, one of which is chosen. */
export function KindTiles({ value, onChange }: { value: ScannableSourceKind; onChange: (kind: ScannableSourceKind) => void }) {
  const styles = useStyles()
  const id = useId()
  return (
    <div role="radiogroup" aria-label={sourcesWords.kind} className={styles.tiles}>
      {sourceKinds.map((kind) => (
        <label key={kind} className={mergeClasses(styles.tile, kind === value && styles.chosen)}>
          <input
            type="radio"
            name={id}
            checked={kind === value}
            className={styles.radio}
            aria-labelledby={`${id}-${kind}`}
            aria-describedby={`${id}-${kind}-text`}
            onChange={() => onChange(kind)}
          />
          <span className={styles.icon} aria-hidden="true">
            <KindIcon kind={kind} />
          </span>
          <span className={styles.text}>
            <span id={`${id}-${kind}`} className={styles.title}>
              {sourceKindsWords.name[kind]}
            </span>
            <span id={`${id}-${kind}-text`} className={styles.more}>
              {sourceKindsWords.text[kind]}
            </span>
          </span>
        </label>
      ))}
    </div>
  )
}
