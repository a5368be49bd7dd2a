import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { EditRegular } from '@fluentui/react-icons/svg/edit'
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal'
import { PlayRegular } from '@fluentui/react-icons/svg/play'
import { ScanRegular } from '@fluentui/react-icons/svg/scan'
import { purview, type Scan, type Schedule } from '@mooring/contract'
import type { ReactNode } from 'react'
import { buttonWords } from '#strings/buttonWords.ts'
import { controlWords } from '#strings/controlWords.ts'
import { scansWords } from '#strings/scansWords.ts'
import { scheduleWords } from '#strings/scheduleWords.ts'
import { useOperationPages } from '../../api/useOperationPages.ts'
import { useRefusal } from '../../api/useSession.ts'
import { AppLink } from '../../components/AppLink.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ItemTable, type ItemColumn } from '../../components/ItemTable.tsx'
import { LazyMenu } from '../../components/LazyMenu.tsx'
import { ListCount } from '../../components/ListCount.tsx'
import { LoadMore } from '../../components/LoadMore.tsx'
import { RefreshError } from '../../components/RefreshError.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { RunResultText } from '../../components/RunResultText.tsx'
import { useGo } from '../../components/useGo.ts'
import { paths } from '../../paths.ts'
import { momentText } from './scheduleText.ts'
import { useSchedules } from './useSchedules.ts'

const columns: readonly ItemColumn<Scan>[] = [
  {
    header: scansWords.header.scan,
    width: 180,
    cell: ({ name, dataSourceName }) => <AppLink href={paths.scan(dataSourceName, name)}>{name}</AppLink>,
  },
  {
    header: scansWords.header.lastStatus,
    width: 180,
    cell: ({ lastRunResult }) => (lastRunResult ? <RunResultText run={lastRunResult} /> : scansWords.notRunYet),
  },
  {
    header: scansWords.header.lastRun,
    width: 120,
    cell: ({ lastRunResult }) => (lastRunResult ? <RelativeTime at={lastRunResult.startTime} /> : '—'),
  },
  {
    header: scansWords.header.database,
    width: 140,
    cell: ({ properties }) => ('databaseName' in properties ? String(properties.databaseName) : '—'),
  },
  {
    header: scansWords.header.runtime,
    width: 200,
    cell: ({ properties }) => (properties.connectedVia?.referenceName ? <RuntimeLink name={properties.connectedVia.referenceName} /> : '—'),
  },
  {
    header: scansWords.header.credential,
    width: 150,
    cell: ({ properties }) => ('credential' in properties ? (properties.credential?.referenceName ?? '—') : '—'),
  },
]

const RuntimeLink = ({ name }: { name: string }) => <AppLink href={paths.runtime(name)}>{name}</AppLink>

const NextRun = ({ schedule }: { schedule: Schedule | undefined }) => {
  if (!schedule) return '—'
  if (schedule.state === 'Disabled') return scheduleWords.states.Disabled
  return schedule.nextRunAt ? <time dateTime={schedule.nextRunAt}>{momentText(schedule.nextRunAt)}</time> : '—'
}

/** The scans of a source. */
export function ScansTable(props: {
  sourceName: string
  cannotChange: string | null
  onRun: (scanName: string) => void
  onDelete: (scan: Scan) => void
  empty: ReactNode
}) {
  const go = useGo()
  const cannotRun = useRefusal(purview.startRun)
  const { sourceName, cannotChange } = props
  const schedules = useSchedules(sourceName)
  const pages = useOperationPages(purview.listScans, { params: { dataSourceName: sourceName } })
  if (pages.items.length === 0) {
    return (
      <EmptyState icon={<ScanRegular />} title={scansWords.none} action={props.empty}>
        {scansWords.noneText}
      </EmptyState>
    )
  }
  const nextRun: ItemColumn<Scan> = {
    header: scheduleWords.nextRun,
    width: 190,
    cell: ({ name }) => <NextRun schedule={schedules.get(name)} />,
  }
  const actions: ItemColumn<Scan> = {
    header: controlWords.actions,
    width: 60,
    isAction: true,
    cell: (scan) => (
      <LazyMenu
        label={controlWords.moreActions(scan.name)}
        icon={<MoreHorizontalRegular />}
        entries={[
          { label: scansWords.run, icon: <PlayRegular />, refusal: cannotRun, onClick: () => props.onRun(scan.name) },
          {
            label: buttonWords.edit,
            icon: <EditRegular />,
            refusal: cannotChange,
            onClick: () => go(paths.editScan(sourceName, scan.name)),
          },
          { label: buttonWords.delete, icon: <DeleteRegular />, refusal: cannotChange, onClick: () => props.onDelete(scan) },
        ]}
      />
    ),
  }
  return (
    <>
      <RefreshError error={pages.error} onRetry={() => void pages.refresh()} />
      <ListCount pages={pages} one={scansWords.oneNoun} many={scansWords.manyNoun} />
      <ItemTable
        label={scansWords.label}
        items={pages.items}
        columns={[...columns.slice(0, 3), nextRun, ...columns.slice(3), actions]}
        keyOf={(scan) => scan.name}
      />
      <LoadMore pages={pages} />
    </>
  )
}
