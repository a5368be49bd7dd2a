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
import { useIsNarrow } from '../../components/useIsNarrow.ts'
import { activityDetail, activityText } from './activityText.ts'

const useStyles = makeStyles({
  lines: { display: 'flex', flexDirection: 'column', overflowWrap: 'anywhere' },
  more: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
})

const kinds: Record<Activity['actorKind'], string> = activityWords.actor

const whenColumn: ItemColumn<Activity> = { header: activityWords.header.when, width: 108, cell: ({ at }) => <RelativeTime at={at} /> }

const columns: readonly ItemColumn<Activity>[] = [
  whenColumn,
  { header: activityWords.header.who, width: 196, cell: ({ actor, actorKind }) => <Lines lines={[actor, kinds[actorKind]]} /> },
  { header: activityWords.header.what, width: 250, cell: (event) => <Lines lines={[activityText(event), activityDetail(event)]} /> },
  { header: activityWords.header.from, width: 96, cell: ({ address }) => address ?? '—' },
  {
    header: activityWords.header.outcome,
    width: 110,
    cell: ({ outcome }) => <Outcome outcome={outcome} />,
  },
]

/** Where there is room for two: who did it stands below what it was, and so does that it was refused. */
const narrowColumns: readonly ItemColumn<Activity>[] = [
  whenColumn,
  {
    header: activityWords.header.what,
    width: 220,
    cell: (event) => (
      <>
        <Lines lines={[activityText(event), activityDetail(event), [event.actor, kinds[event.actorKind]].filter(Boolean).join(', ')]} />
        {event.outcome === 'refused' ? <Outcome outcome="refused" /> : null}
      </>
    ),
  },
]

/** Who did what to a runtime, its keys and its nodes, newest first. */
export function ActivityPanel({ name }: { name: string }) {
  const isNarrow = useIsNarrow()
  const pages = useOperationPages(console.listActivity, { params: { name } })
  return (
    <>
      <RefreshError error={pages.error} onRetry={() => void pages.refresh()} />
      <ListCount pages={pages} one={activityWords.event} many={activityWords.events} />
      <ItemTable
        label={activityWords.label}
        isTall
        items={pages.items}
        columns={isNarrow ? narrowColumns : columns}
        keyOf={({ id }) => id}
      />
      <LoadMore pages={pages} />
    </>
  )
}

function Outcome({ outcome }: Pick<Activity, 'outcome'>) {
  return outcome === 'succeeded' ? (
    <StatusText glyph="good">{activityWords.succeeded}</StatusText>
  ) : (
    <StatusText glyph="bad">{activityWords.refused}</StatusText>
  )
}

function Lines({ lines: [first = '', ...more] }: { lines: readonly string[] }) {
  const styles = useStyles()
  return (
    <span className={styles.lines}>
      <span>{first}</span>
      {more.filter(Boolean).map((line) => (
        <span key={line} className={styles.more}>
          {line}
        </span>
      ))}
    </span>
  )
}
