import { makeStyles, tokens } from '@fluentui/react-components'
import { console, type Activity } from '@mooring/contract'
import { activityWords } from '#strings/activityWords.ts'
import { useOperationPages } from '../../api/useOperationPages.ts'
import { ItemTable, type ItemColumn } from '../../components/ItemTable.tsx'
import { ListCount } from '../../components/ListCount.tsx'
import { LoadMore } from '../../components/LoadMore.tsx'
import { RefreshError } from '../../components/RefreshError.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { StatusText } from '../../components/StatusText.tsx'
import { activityDetail, activityText } from './activityText.ts'

const useStyles = makeStyles({
  lines: { display: 'flex', flexDirection: 'column', overflowWrap: 'anywhere' },
  more: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
})

const kinds: Record<Activity['actorKind'], string> = activityWords.actor

const columns: readonly ItemColumn<Activity>[] = [
  { header: activityWords.header.when, width: 110, cell: ({ at }) => <RelativeTime at={at} /> },
  { header: activityWords.header.who, width: 140, cell: ({ actor, actorKind }) => <Lines first={actor} more={kinds[actorKind]} /> },
  { header: activityWords.header.what, width: 270, cell: (event) => <Lines first={activityText(event)} more={activityDetail(event)} /> },
  { header: activityWords.header.from, width: 120, cell: ({ address }) => address ?? '—' },
  {
    header: activityWords.header.outcome,
    width: 120,
    cell: ({ outcome }) => (
      <StatusText glyph={outcome === 'succeeded' ? 'good' : 'bad'}>
        {outcome === 'succeeded' ? activityWords.succeeded : activityWords.refused}
      </StatusText>
    ),
  },
]

/** Who did what to a runtime, its keys and its nodes, newest first. */
export function ActivityPanel({ name }: { name: string }) {
  const pages = useOperationPages(console.listActivity, { params: { name } })
  return (
    <>
      <RefreshError error={pages.error} onRetry={() => void pages.refresh()} />
      <ListCount pages={pages} one={activityWords.event} many={activityWords.events} />
      <ItemTable label={activityWords.label} isTall items={pages.items} columns={columns} keyOf={({ id }) => id} />
      <LoadMore pages={pages} />
    </>
  )
}

function Lines({ first, more }: { first: string; more: string }) {
  const styles = useStyles()
  return (
    <span className={styles.lines}>
      <span>{first}</span>
      {more === '' ? null : <span className={styles.more}>{more}</span>}
    </span>
  )
}
