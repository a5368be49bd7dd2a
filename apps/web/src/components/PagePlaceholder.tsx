import { makeStyles, tokens } from '@fluentui/react-components'
import { loadingWords } from '#strings/loadingWords.ts'
import { Placeholder } from './Placeholder.tsx'

const useStyles = makeStyles({
  margin: { padding: tokens.spacingHorizontalXL },
})

/** While a page is on its way. */
export function PagePlaceholder() {
  const styles = useStyles()
  return (
    <div className={styles.margin}>
      <Placeholder label={loadingWords.page} />
    </div>
  )
}
