import { homeWords } from '#strings/homeWords.ts'
import { AppLink } from '../../components/AppLink.tsx'
import { Page } from '../../components/Page.tsx'
import { paths } from '../../paths.ts'

/** An address that leads nowhere. */
export function NotFoundPage() {
  return (
    <Page title={homeWords.notFound.title}>
      <p>{homeWords.notFound.text}</p>
      <AppLink href={paths.home()}>{homeWords.notFound.home}</AppLink>
    </Page>
  )
}
