import { makeStyles, tokens } from '@fluentui/react-components'
import { console, type RunLease } from '@mooring/contract'
import { useSuspenseQuery } from '@tanstack/react-query'
import { runPageWords } from '#strings/runPageWords.ts'
import { operationQuery } from '../../api/useOperation.ts'
import { ItemTable, type ItemColumn } from '../../components/ItemTable.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'

const { leases: words } = runPageWords

const useStyles = makeStyles({ quiet: { color: tokens.colorNeutralForeground2 } })

const columns: readonly ItemColumn<RunLease>[] = [
  { header: words.node, width: 160, cell: ({ nodeName }) => nodeName },
  { header: words.from, width: 120, cell: ({ leasedAt }) => <RelativeTime at={leasedAt} /> },
  { header: words.to, width: 120, cell: ({ endedAt }) => (endedAt ? <RelativeTime at={endedAt} /> : '—') },
  { header: words.ended, width: 220, cell: ({ ending }) => (ending ? words.endings[ending] : words.now) },
  { header: words.fence, width: 70, cell: ({ fence }) => fence },
]

/** The nodes that a run was leased to. Read again for each `state` of the run, since only with it they change. */
export function RunLeases({ runId, state }: { runId: string; state: string }) {
  const styles = useStyles()
  const query = operationQuery(console.listRunLeases, { params: { runId } })
  const { value } = useSuspenseQuery({ ...query, queryKey: [...query.queryKey, state] }).data
  if (value.length === 0) return <div className={styles.quiet}>{words.none}</div>
  return <ItemTable label={words.title} items={value} columns={columns} keyOf={({ fence }) => String(fence)} isTall />
}
