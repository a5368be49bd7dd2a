import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise'
import { GaugeRegular } from '@fluentui/react-icons/svg/gauge'
import { console } from '@mooring/contract'
import { isRunStatusActive } from '@mooring/domain'
import { useQueryClient } from '@tanstack/react-query'
import { buttonWords } from '#strings/buttonWords.ts'
import { runsWords } from '#strings/runsWords.ts'
import { markStale } from '../../api/markStale.ts'
import { useOperationPages } from '../../api/useOperationPages.ts'
import { AppLink } from '../../components/AppLink.tsx'
import { CommandBar } from '../../components/CommandBar.tsx'
import { DataRegion } from '../../components/DataRegion.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ListCount } from '../../components/ListCount.tsx'
import { LoadMore } from '../../components/LoadMore.tsx'
import { Page } from '../../components/Page.tsx'
import { Placeholder } from '../../components/Placeholder.tsx'
import { RefreshError } from '../../components/RefreshError.tsx'
import { RunsTable } from '../../components/RunsTable.tsx'
import { paths } from '../../paths.ts'

export function MonitoringPage() {
  const queryClient = useQueryClient()
  return (
    <Page
      title={runsWords.monitoring}
      commands={
        <CommandBar
          label={runsWords.monitoring}
          commands={[
            { label: buttonWords.refresh, icon: <ArrowClockwiseRegular />, onClick: () => void markStale(queryClient, [console.listRuns]) },
          ]}
        />
      }
    >
      <DataRegion what={runsWords.allRuns} fallback={<Placeholder label={runsWords.allRuns} />}>
        <AllRuns />
      </DataRegion>
    </Page>
  )
}

function AllRuns() {
  const pages = useOperationPages(console.listRuns, {})
  if (pages.items.length === 0) {
    return (
      <EmptyState icon={<GaugeRegular />} title={runsWords.none}>
        {runsWords.noneText((text) => (
          <AppLink href={paths.sources()}>{text}</AppLink>
        ))}
      </EmptyState>
    )
  }
  const active = pages.items.filter((run) => isRunStatusActive(run.status))
  const ended = pages.items.filter((run) => !isRunStatusActive(run.status))
  return (
    <>
      <RefreshError error={pages.error} onRetry={() => void pages.refresh()} />
      <ListCount pages={pages} one={runsWords.run} many={runsWords.runs} />
      <RunsTable runs={[...active, ...ended]} of="everything" />
      <LoadMore pages={pages} />
    </>
  )
}
