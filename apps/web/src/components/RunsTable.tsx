import { makeStyles, tokens } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { purview, type ScanRun } from '@mooring/contract'
import { isRunStatusActive } from '@mooring/domain'
import { useState } from 'react'
import { controlWords } from '#strings/controlWords.ts'
import { runsWords } from '#strings/runsWords.ts'
import { useRefusal } from '../api/useSession.ts'
import { paths } from '../paths.ts'
import { numberText } from '../strings/inNumbers.ts'
import { AppLink } from './AppLink.tsx'
import { IconButton } from './IconButton.tsx'
import { InlineError } from './InlineError.tsx'
import { ItemTable, type ItemColumn } from './ItemTable.tsx'
import { RelativeTime } from './RelativeTime.tsx'
import { RunDuration } from './RunDuration.tsx'
import { RunResultText } from './RunResultText.tsx'
import { useCancelRun } from './useCancelRun.ts'

export type RunRow = Pick<ScanRun, 'id' | 'status' | 'startTime' | 'endTime' | 'error' | 'discoveryExecutionDetails'> & {
  dataSourceName: string
  scanName: string
  runtimeName?: string
  nodeName?: string
}

const useStyles = makeStyles({
  id: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
})

const runColumn: ItemColumn<RunRow> = { header: runsWords.header.run, width: 84, cell: ({ id }) => <RunLink id={id} /> }

const statusColumn: ItemColumn<RunRow> = {
  header: runsWords.header.status,
  width: 180,
  cell: (run) => <RunResultText run={run} />,
}

const whatColumns: readonly ItemColumn<RunRow>[] = [
  {
    header: runsWords.header.scan,
    width: 124,
    cell: (run) => <AppLink href={paths.scan(run.dataSourceName, run.scanName)}>{run.scanName}</AppLink>,
  },
  {
    header: runsWords.header.source,
    width: 112,
    cell: (run) => <AppLink href={paths.source(run.dataSourceName)}>{run.dataSourceName}</AppLink>,
  },
]

const whenColumns: readonly ItemColumn<RunRow>[] = [
  { header: runsWords.header.started, width: 110, cell: ({ startTime }) => <RelativeTime at={startTime} /> },
  { header: runsWords.header.duration, width: 84, cell: (run) => <RunDuration run={run} /> },
  { header: runsWords.header.assets, width: 64, cell: (run) => numberText(run.discoveryExecutionDetails.statistics.assets.discovered) },
]

const runtimeColumn: ItemColumn<RunRow> = {
  header: runsWords.header.runtime,
  width: 180,
  cell: ({ runtimeName }) => (runtimeName === undefined ? null : <AppLink href={paths.runtime(runtimeName)}>{runtimeName}</AppLink>),
}
const nodeColumn: ItemColumn<RunRow> = { header: runsWords.header.node, width: 96, cell: (run) => run.nodeName ?? '—' }

/** What of a run is said, by what the list is of: the rest is the same for all of its runs. */
const columnsOf = {
  scan: [runColumn, statusColumn, ...whenColumns],
  runtime: [runColumn, statusColumn, ...whatColumns, ...whenColumns, nodeColumn],
  everything: [runColumn, statusColumn, ...whatColumns, ...whenColumns, runtimeColumn, nodeColumn],
} as const satisfies Record<string, readonly ItemColumn<RunRow>[]>

/** The runs of one scan, of one runtime or of everything, with a button that cancels those that are still going on. */
export function RunsTable({ runs, of }: { runs: readonly RunRow[]; of: keyof typeof columnsOf }) {
  const cancel = useCancelRun()
  const cannotCancel = useRefusal(purview.cancelRun)
  const [error, setError] = useState<unknown>(null)

  const attempt = async (run: RunRow) => {
    setError(null)
    try {
      await cancel(run)
    } catch (cause) {
      setError(cause)
    }
  }

  const actions: ItemColumn<RunRow> = {
    header: controlWords.actions,
    width: 44,
    isAction: true,
    cell: (run) => {
      if (!isRunStatusActive(run.status)) return null
      const label = runsWords.cancelRun(run.id.slice(0, 8), run.scanName)
      return <IconButton label={label} refusal={cannotCancel} icon={<DismissRegular />} onClick={() => void attempt(run)} />
    },
  }
  return (
    <>
      <InlineError error={error} title={runsWords.notCanceled} />
      <ItemTable label={runsWords.label} items={runs} columns={[...columnsOf[of], actions]} keyOf={(run) => run.id} />
    </>
  )
}

function RunLink({ id }: { id: string }) {
  const styles = useStyles()
  return (
    <AppLink href={paths.run(id)} className={styles.id}>
      {id.slice(0, 8)}
    </AppLink>
  )
}
