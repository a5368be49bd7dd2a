import { console } from '@mooring/contract'
import { runsWords } from '#strings/runsWords.ts'
import { runtimeUseWords } from '#strings/runtimeUseWords.ts'
import { useOperationPages } from '../../api/useOperationPages.ts'
import { AppLink } from '../../components/AppLink.tsx'
import { ListCount } from '../../components/ListCount.tsx'
import { LoadMore } from '../../components/LoadMore.tsx'
import { RefreshError } from '../../components/RefreshError.tsx'
import { RunsTable } from '../../components/RunsTable.tsx'
import { paths } from '../../paths.ts'

/** The runs of one runtime, newest first. */
export function RunsPanel({ name }: { name: string }) {
  const pages = useOperationPages(console.listRuntimeRuns, { params: { name } })
  if (pages.items.length === 0) {
    return <>{runtimeUseWords.noRuns(<AppLink href={paths.sources()}>{runtimeUseWords.sources}</AppLink>)}</>
  }
  return (
    <>
      <RefreshError error={pages.error} onRetry={() => void pages.refresh()} />
      <ListCount pages={pages} one={runsWords.run} many={runsWords.runs} />
      <RunsTable runs={pages.items} of="runtime" />
      <LoadMore pages={pages} />
    </>
  )
}
