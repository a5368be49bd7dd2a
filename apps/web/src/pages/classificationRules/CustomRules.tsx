import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { EditRegular } from '@fluentui/react-icons/svg/edit'
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal'
import { TagSearchRegular } from '@fluentui/react-icons/svg/tag-search'
import { purview, type ClassificationRule } from '@mooring/contract'
import { useState } from 'react'
import { buttonWords } from '#strings/buttonWords.ts'
import { classificationRulesWords as words } from '#strings/classificationRulesWords.ts'
import { controlWords } from '#strings/controlWords.ts'
import { useEveryItem } from '../../api/useEveryItem.ts'
import { AppLink } from '../../components/AppLink.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { FilterPill } from '../../components/FilterPill.tsx'
import { ItemTable, type ItemColumn } from '../../components/ItemTable.tsx'
import { LazyMenu } from '../../components/LazyMenu.tsx'
import { RefreshError } from '../../components/RefreshError.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { SearchField } from '../../components/SearchField.tsx'
import { useGo } from '../../components/useGo.ts'
import { paths } from '../../paths.ts'
import { RuleStatus } from './RuleStatus.tsx'

const useStyles = makeStyles({
  filters: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  count: { margin: `${tokens.spacingVerticalXS} 0`, color: tokens.colorNeutralForeground2 },
})

function looksAt({ properties }: ClassificationRule): string {
  if (properties.dataPatterns.length === 0) return words.looksAt.names
  return properties.columnPatterns.length === 0 ? words.looksAt.values : words.looksAt.both
}

const columns: readonly ItemColumn<ClassificationRule>[] = [
  { header: words.header.name, width: 180, cell: ({ name }) => <AppLink href={paths.editClassificationRule(name)}>{name}</AppLink> },
  {
    header: words.header.classification,
    width: 220,
    cell: ({ properties }) => <span title={properties.classificationName}>{properties.classificationName}</span>,
  },
  { header: words.header.looksAt, width: 250, cell: looksAt },
  { header: words.header.minimum, width: 130, cell: ({ properties }) => words.percent(properties.minimumPercentageMatch) },
  { header: words.header.status, width: 110, cell: ({ properties }) => <RuleStatus status={properties.ruleStatus} /> },
  { header: words.header.modified, width: 120, cell: ({ properties }) => <RelativeTime at={properties.lastModifiedAt} /> },
]

/** The rules of one's own, found by name and by status. */
export function CustomRules({ cannotChange, onDelete }: { cannotChange: string | null; onDelete: (name: string) => void }) {
  const styles = useStyles()
  const go = useGo()
  const pages = useEveryItem(purview.listClassificationRules, {})
  const [search, setSearch] = useState('')
  const [status, setStatus] = useState<readonly string[]>([])
  if (pages.items.length === 0) return <NoRules cannotChange={cannotChange} />
  const wanted = search.trim().toLowerCase()
  const shown = pages.items
    .filter(({ name, properties }) => `${name} ${properties.classificationName}`.toLowerCase().includes(wanted))
    .filter(({ properties }) => status.length === 0 || status.includes(properties.ruleStatus))
  const actions: ItemColumn<ClassificationRule> = {
    header: controlWords.actions,
    width: 60,
    isAction: true,
    cell: ({ name }) => (
      <LazyMenu
        label={controlWords.moreActions(name)}
        icon={<MoreHorizontalRegular />}
        entries={[
          { label: buttonWords.edit, icon: <EditRegular />, onClick: () => go(paths.editClassificationRule(name)) },
          { label: buttonWords.delete, icon: <DeleteRegular />, refusal: cannotChange, onClick: () => onDelete(name) },
        ]}
      />
    ),
  }
  return (
    <>
      <RefreshError error={pages.error} onRetry={() => void pages.refresh()} />
      <div className={styles.filters}>
        <SearchField label={words.search} value={search} onChange={setSearch} />
        <FilterPill
          filter={{
            name: words.status,
            chosen: status,
            onChange: setStatus,
            options: (['Enabled', 'Disabled'] as const).map((value) => ({ value, text: words.states[value] })),
          }}
        />
      </div>
      <div role="status" className={styles.count}>
        {shown.length === 0 ? words.noMatch : words.showing(shown.length, pages.total ?? pages.items.length)}
      </div>
      {shown.length === 0 ? null : (
        <ItemTable label={words.title} items={shown} columns={[...columns, actions]} keyOf={({ name }) => name} />
      )}
    </>
  )
}

function NoRules({ cannotChange }: { cannotChange: string | null }) {
  const go = useGo()
  return (
    <EmptyState
      icon={<TagSearchRegular />}
      title={words.none}
      action={
        <Button appearance="primary" disabledFocusable={cannotChange !== null} onClick={() => go(paths.newClassificationRule())}>
          {words.new}
        </Button>
      }
    >
      {words.noneText}
    </EmptyState>
  )
}
