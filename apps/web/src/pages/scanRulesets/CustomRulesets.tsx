import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { CopyRegular } from '@fluentui/react-icons/svg/copy'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { DocumentBulletListRegular } from '@fluentui/react-icons/svg/document-bullet-list'
import { EditRegular } from '@fluentui/react-icons/svg/edit'
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal'
import { purview } from '@mooring/contract'
import { useState } from 'react'
import { buttonWords } from '#strings/buttonWords.ts'
import { controlWords } from '#strings/controlWords.ts'
import { scanRulesetsWords as words } from '#strings/scanRulesetsWords.ts'
import { useEveryItem } from '../../api/useEveryItem.ts'
import { AppLink } from '../../components/AppLink.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ItemTable, type ItemColumn } from '../../components/ItemTable.tsx'
import { LazyMenu } from '../../components/LazyMenu.tsx'
import { RefreshError } from '../../components/RefreshError.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { SearchField } from '../../components/SearchField.tsx'
import { useGo } from '../../components/useGo.ts'
import { paths } from '../../paths.ts'
import { rulesetColumns } from './rulesetColumns.tsx'
import type { AnyRuleset } from './rulesetDraft.ts'

const useStyles = makeStyles({ count: { margin: `${tokens.spacingVerticalXS} 0`, color: tokens.colorNeutralForeground2 } })

const nameColumn: ItemColumn<AnyRuleset> = {
  header: words.header.name,
  width: 180,
  cell: ({ name }) => <AppLink href={paths.editScanRuleset(name)}>{name}</AppLink>,
}
const lastColumns: readonly ItemColumn<AnyRuleset>[] = [
  { header: words.header.version, width: 80, cell: ({ version }) => version },
  {
    header: words.header.modified,
    width: 120,
    cell: ({ properties }) => (properties.lastModifiedAt ? <RelativeTime at={properties.lastModifiedAt} /> : '—'),
  },
]

/** The sets of one's own, found by name. */
export function CustomRulesets({ cannotChange, onDelete }: { cannotChange: string | null; onDelete: (name: string) => void }) {
  const styles = useStyles()
  const go = useGo()
  const pages = useEveryItem(purview.listScanRulesets, {})
  const [search, setSearch] = useState('')
  if (pages.items.length === 0) return <NoRulesets cannotChange={cannotChange} />
  const wanted = search.trim().toLowerCase()
  const shown = pages.items.filter(({ name }) => name.toLowerCase().includes(wanted))
  const actions: ItemColumn<AnyRuleset> = {
    header: controlWords.actions,
    width: 60,
    isAction: true,
    cell: ({ name }) => (
      <LazyMenu
        label={controlWords.moreActions(name)}
        icon={<MoreHorizontalRegular />}
        entries={[
          { label: buttonWords.edit, icon: <EditRegular />, onClick: () => go(paths.editScanRuleset(name)) },
          { label: words.copy, icon: <CopyRegular />, refusal: cannotChange, onClick: () => go(paths.copyScanRuleset({ name })) },
          { label: buttonWords.delete, icon: <DeleteRegular />, refusal: cannotChange, onClick: () => onDelete(name) },
        ]}
      />
    ),
  }
  return (
    <>
      <RefreshError error={pages.error} onRetry={() => void pages.refresh()} />
      <SearchField label={words.search} value={search} onChange={setSearch} />
      <div role="status" className={styles.count}>
        {shown.length === 0 ? words.noMatch : words.showing(shown.length, pages.total ?? pages.items.length)}
      </div>
      {shown.length === 0 ? null : (
        <ItemTable
          label={words.title}
          items={shown}
          columns={[nameColumn, ...rulesetColumns, ...lastColumns, actions]}
          keyOf={({ name }) => name}
        />
      )}
    </>
  )
}

function NoRulesets({ cannotChange }: { cannotChange: string | null }) {
  const go = useGo()
  return (
    <EmptyState
      icon={<DocumentBulletListRegular />}
      title={words.none}
      action={
        <Button appearance="primary" disabledFocusable={cannotChange !== null} onClick={() => go(paths.newScanRuleset())}>
          {words.new}
        </Button>
      }
    >
      {words.noneText}
    </EmptyState>
  )
}
