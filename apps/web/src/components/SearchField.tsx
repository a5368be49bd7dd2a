import { makeStyles, tokens } from '@fluentui/react-components'

const useStyles = makeStyles({
  // Drawn by hand: Fluent's box is 6 kB of script, and the longest list waits for it.
  field: {
    boxSizing: 'border-box',
    width: 'min(300px, 100%)',
    height: '32px',
    padding: `0 ${tokens.spacingHorizontalS}`,
    // As every other field.
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderBottomColor: tokens.colorNeutralStrokeAccessible,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    '@media (max-width: 640px)': { width: '100%' },
    '::placeholder': { color: tokens.colorNeutralForeground3, opacity: 1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorCompoundBrandStroke}`, outlineOffset: '-1px' },
  },
})

/** A field to search a list in. Its label stands in it while it is empty. */
export function SearchField({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  const styles = useStyles()
  return (
    <input
      type="search"
      className={styles.field}
      aria-label={label}
      placeholder={label}
      maxLength={200}
      autoComplete="off"
      spellCheck={false}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
