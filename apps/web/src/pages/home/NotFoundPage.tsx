import { AppLink } from '../../components/AppLink.tsx'
import { Page } from '../../components/Page.tsx'
import { paths } from '../../paths.ts'

/** An address that leads nowhere. */
export function NotFoundPage() {
  return (
    <Page title="There is no page at this address">
      <p>The link may be wrong, or what it led to has been deleted.</p>
      <AppLink href={paths.home()}>Go to the home page</AppLink>
    </Page>
  )
}
