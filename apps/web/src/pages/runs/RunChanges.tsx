import { makeStyles, tokens } from '@fluentui/react-components'
import { console, type RunComparison } from '@mooring/contract'
import { useState } from 'react'
import { runPageWords } from '#strings/runPageWords.ts'
import { useOperation } from '../../api/useOperation.ts'
import { useOperationPages } from '../../api/useOperationPages.ts'
import { AppLink } from '../../components/AppLink.tsx'
import { DataRegion } from '../../components/DataRegion.tsx'
import { ItemTable, type ItemColumn } from '../../components/ItemTable.tsx'
import { LoadMore } from '../../components/LoadMore.tsx'
import { Placeholder } from '../../components/Placeholder.tsx'
import { paths } from '../../paths.ts'
import { numberText } from '../../strings/inNumbers.ts'

const { changes: words } = runPageWords
type Change = RunComparison['value'][number]

const useStyles = makeStyles({
  summary: { cursor: 'pointer', width: 'fit-content', marginTop: tokens.spacingVerticalS },
  quiet: { color: tokens.colorNeutralForeground2 },
})

const columns: readonly ItemColumn<Change>[] = [
  { header: words.change, width: 100, cell: ({ change }) => words.words[change] },
  {
    header: words.asset,
    width: 420,
    cell: ({ asset }) => (
      <AppLink href={paths.asset(asset.id)}>{asset.schemaName ? `${asset.schemaName}.${asset.name}` : asset.name}</AppLink>
    ),
  },
]

/** What a run found to be different from the one before: the counts, and the assets when they are asked for. */
export function RunChanges({ runId }: { runId: string }) {
  const styles = useStyles()
  const [isOpen, setIsOpen] = useState(false)
  const { counts, previousRunId } = useOperation(console.compareRun, { params: { runId }, query: {} })
  const { added, changed, vanished } = counts
  if (previousRunId === undefined) return <div className={styles.quiet}>{words.first}</div>
  return (
    <div>
      <div>{words.counts(numberText(added), numberText(changed), numberText(vanished))}</div>
      <AppLink href={paths.run(previousRunId)}>{words.previous}</AppLink>
      {added + changed + vanished === 0 ? null : (
        <details onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
          <summary className={styles.summary}>{words.show}</summary>
          {isOpen ? (
            <DataRegion what={words.title} fallback={<Placeholder label={words.title} rows={3} />}>
              {(['added', 'changed', 'vanished'] as const)
                .filter((change) => counts[change] > 0)
                .map((change) => (
                  <Changed key={change} runId={runId} change={change} />
                ))}
            </DataRegion>
          ) : null}
        </details>
      )}
    </div>
  )
}

function Changed({ runId, change }: { runId: string; change: 'added' | 'changed' | 'vanished' }) {
  const pages = useOperationPages(console.compareRun, { params: { runId }, query: { change } })
  return (
    <>
      <ItemTable label={words.words[change]} items={pages.items} columns={columns} keyOf={({ asset }) => asset.id} />
      <LoadMore pages={pages} />
    </>
  )
}
