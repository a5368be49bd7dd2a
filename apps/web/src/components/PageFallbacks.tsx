import { makeStyles, tokens } from '@fluentui/react-components'
import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router'
import { paths } from '../paths.ts'
import { AppLink } from './AppLink.tsx'
import { ErrorPanel } from './DataRegion.tsx'
import { Page } from './Page.tsx'
import { Placeholder } from './Placeholder.tsx'

const useStyles = makeStyles({
  margin: { padding: tokens.spacingHorizontalXL },
})

/** While a page is on its way. */
export function PagePlaceholder() {
  const styles = useStyles()
  return (
    <div className={styles.margin}>
      <Placeholder label="the page" />
    </div>
  )
}

/** A page that could not be shown. */
export function PageError({ error, reset }: ErrorComponentProps) {
  const styles = useStyles()
  const router = useRouter()
  const { reset: resetQueries } = useQueryErrorResetBoundary()
  return (
    <div className={styles.margin}>
      <title>Error - Mooring</title>
      <h1>This page cannot be shown</h1>
      <ErrorPanel
        error={error}
        onRetry={() => {
          resetQueries()
          reset()
          void router.invalidate()
        }}
      />
    </div>
  )
}

/** An address that leads nowhere. */
export function NotFound() {
  return (
    <Page title="There is no page at this address">
      <p>The link may be wrong, or what it led to has been deleted.</p>
      <AppLink href={paths.home()}>Go to the home page</AppLink>
    </Page>
  )
}
