import { GaugeRegular } from '@fluentui/react-icons/svg/gauge'
import { console } from '@mooring/contract'
import { isRunStatusActive } from '@mooring/domain'
import { useState } from 'react'
import { monitoringWords } from '#strings/monitoringWords.ts'
import { runsWords } from '#strings/runsWords.ts'
import { useOperationPages, type Pages } from '../../api/useOperationPages.ts'
import { AppLink } from '../../components/AppLink.tsx'
import { CommandBar } from '../../components/CommandBar.tsx'
import { DataRegion } from '../../components/DataRegion.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ListCount } from '../../components/ListCount.tsx'
import { LoadMore } from '../../components/LoadMore.tsx'
import { Page } from '../../components/Page.tsx'
import { Placeholder } from '../../components/Placeholder.tsx'
import { RefreshError } from '../../components/RefreshError.tsx'
import { RunsTable, type RunRow } from '../../components/RunsTable.tsx'
import { useGo } from '../../components/useGo.ts'
import { useRefresh } from '../../components/useRefresh.tsx'
import { useRouteSearch } from '../../components/useRouteParam.ts'
import { paths } from '../../paths.ts'
import { MonitoringFilters } from './MonitoringFilters.tsx'
import {
  activeStatuses,
  endedStatuses,
  isNarrowed,
  monitoringPath,
  monitoringViewOf,
  selectionOf,
  type MonitoringView,
} from './monitoringView.ts'
import { RunsOverview } from './RunsOverview.tsx'

/** What the scans did and do: counted, as a chart, and one by one. */
export function MonitoringPage() {
  const refresh = useRefresh([console.listRuns, console.summarizeRuns])
  const go = useGo()
  const view = monitoringViewOf(useRouteSearch())
  const viewKey = monitoringPath(view)
  return (
    <Page
      title={runsWords.monitoring}
      subtitle={monitoringWords.lead}
      commands={<CommandBar label={runsWords.monitoring} commands={[refresh]} />}
    >
      <MonitoringFilters view={view} onChange={(changed) => go(monitoringPath(changed), { replace: true })} />
      <DataRegion what={monitoringWords.summary} fallback={<Placeholder label={monitoringWords.summary} rows={4} />}>
        <RunsOverview view={view} />
      </DataRegion>
      <DataRegion key={viewKey} what={runsWords.allRuns} fallback={<Placeholder label={runsWords.allRuns} />}>
        {view.status ? <ChosenRuns view={view} /> : <AllRuns view={view} />}
      </DataRegion>
    </Page>
  )
}

const activeFirst = <T extends Pick<RunRow, 'status'>>(runs: readonly T[]): T[] => [
  ...runs.filter((run) => isRunStatusActive(run.status)),
  ...runs.filter((run) => !isRunStatusActive(run.status)),
]

/** Midnight stays where it was while the list is on screen: a list that asks for another time is another list. */
const useSelection = (view: MonitoringView) => useState(() => selectionOf(view, new Date()))[0]

/** The runs of some statuses. */
function ChosenRuns({ view }: { view: MonitoringView }) {
  const selection = useSelection(view)
  const pages = useOperationPages(console.listRuns, { query: { ...selection, ...(view.status ? { status: view.status } : {}) } })
  if (pages.items.length === 0) return <div role="status">{monitoringWords.noMatch}</div>
  return <Runs runs={activeFirst(pages.items)} pages={pages} />
}

/** Every run, those in progress first, however many have ended since they began. */
function AllRuns({ view }: { view: MonitoringView }) {
  const { since, ...selection } = useSelection(view)
  const active = useOperationPages(console.listRuns, { query: { ...selection, status: activeStatuses } })
  const ended = useOperationPages(console.listRuns, { query: { ...selection, ...(since ? { since } : {}), status: endedStatuses } })
  if (active.items.length + ended.items.length === 0)
    return isNarrowed(view) ? <div role="status">{monitoringWords.noMatch}</div> : <NoRuns />
  const pages = active.hasMore ? active : ended
  const known = active.total === undefined || ended.total === undefined ? undefined : active.total + ended.total
  const both = { ...pages, items: [...active.items, ...ended.items], total: known, hasMore: active.hasMore || ended.hasMore }
  return <Runs runs={both.items} pages={both} />
}

function Runs({ runs, pages }: { runs: readonly RunRow[]; pages: Pages<RunRow> }) {
  return (
    <>
      <RefreshError error={pages.error} onRetry={() => void pages.refresh()} />
      <ListCount pages={pages} one={runsWords.run} many={runsWords.runs} />
      <RunsTable runs={runs} of="everything" />
      <LoadMore pages={pages} />
    </>
  )
}

const NoRuns = () => (
  <EmptyState icon={<GaugeRegular />} title={runsWords.none}>
    {runsWords.noneText((text) => (
      <AppLink href={paths.sources()}>{text}</AppLink>
    ))}
  </EmptyState>
)
