import { Badge, makeStyles, tokens } from '@fluentui/react-components'
import type { Classification } from '@mooring/contract'
import { assetsWords } from '#strings/assetsWords.ts'
import { numberText } from '../../strings/inNumbers.ts'
import { classificationText } from './classificationText.ts'

const useStyles = makeStyles({
  chips: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS, margin: 0, padding: 0, listStyleType: 'none' },
  chip: { height: 'auto', whiteSpace: 'normal', overflowWrap: 'anywhere' },
  counts: { fontWeight: tokens.fontWeightRegular },
})

/** What a column looks like, and how many of the values that were looked at did. */
export function ClassificationChips({ classifications }: { classifications: readonly Classification[] }) {
  const styles = useStyles()
  if (classifications.length === 0) return null
  return (
    <ul className={styles.chips}>
      {classifications.map(({ name, matched, sampled }) => (
        <li key={name}>
          <Badge appearance="tint" color="brand" size="large" className={styles.chip} title={name}>
            {classificationText(name)}
            <span className={styles.counts}>{`\u00a0· ${assetsWords.matched(numberText(matched), numberText(sampled))}`}</span>
          </Badge>
        </li>
      ))}
    </ul>
  )
}
