import { makeStyles, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import { classificationRulesWords as words } from '#strings/classificationRulesWords.ts'
import { ItemTable, type ItemColumn } from '../../components/ItemTable.tsx'
import { SearchField } from '../../components/SearchField.tsx'
import { systemMinimumPercentage, systemRules, type SystemRuleRow } from './systemRules.ts'

const useStyles = makeStyles({
  lead: { margin: `0 0 ${tokens.spacingVerticalM}`, maxWidth: '860px', color: tokens.colorNeutralForeground2 },
  count: { margin: `${tokens.spacingVerticalXS} 0`, color: tokens.colorNeutralForeground2 },
})

const columns: readonly ItemColumn<SystemRuleRow>[] = [
  { header: words.header.finds, width: 320, cell: ({ finds }) => finds },
  { header: words.header.classification, width: 420, cell: ({ classification }) => classification },
  { header: words.header.looksAt, width: 240, cell: ({ needsName }) => (needsName ? words.looksAt.named : words.looksAt.values) },
  { header: words.header.minimum, width: 130, cell: () => words.percent(systemMinimumPercentage) },
]

/** The rules that come with the console. */
export function SystemRules() {
  const styles = useStyles()
  const [search, setSearch] = useState('')
  const wanted = search.trim().toLowerCase()
  const shown = systemRules.filter(({ classification, finds }) => `${classification} ${finds}`.toLowerCase().includes(wanted))
  return (
    <>
      <p className={styles.lead}>{words.systemLead}</p>
      <SearchField label={words.search} value={search} onChange={setSearch} />
      <div role="status" className={styles.count}>
        {shown.length === 0 ? words.noMatch : words.showing(shown.length, systemRules.length)}
      </div>
      {shown.length === 0 ? null : (
        <ItemTable isTall label={words.title} items={shown} columns={columns} keyOf={({ classification }) => classification} />
      )}
    </>
  )
}
