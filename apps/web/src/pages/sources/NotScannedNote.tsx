import { makeStyles, tokens } from '@fluentui/react-components'
import type { DataSource } from '@mooring/contract'
import { sourceKindsWords } from '#strings/sourceKindsWords.ts'
import { StatusText } from '../../components/StatusText.tsx'

const useStyles = makeStyles({
  note: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, paddingBottom: tokens.spacingVerticalM },
  text: { margin: 0, maxWidth: '860px' },
  properties: {
    margin: 0,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
})

/** Says that no node scans sources of this kind, and shows what the API keeps of one. */
export function NotScannedNote({ source: { kind, properties } }: { source: DataSource }) {
  const styles = useStyles()
  return (
    <div className={styles.note}>
      <StatusText glyph="warning">{sourceKindsWords.notScanned(kind)}</StatusText>
      <p className={styles.text}>{sourceKindsWords.notScannedText}</p>
      <pre className={styles.properties}>{JSON.stringify(properties, null, 2)}</pre>
    </div>
  )
}
