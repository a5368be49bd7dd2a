import { makeStyles, tokens } from '@fluentui/react-components'
import { ArrowUploadRegular } from '@fluentui/react-icons/svg/arrow-upload'
import { purview, type ClassificationRule } from '@mooring/contract'
import { useState } from 'react'
import { classificationRulesWords as words } from '#strings/classificationRulesWords.ts'
import { controlWords } from '#strings/controlWords.ts'
import { useOperationPages } from '../../api/useOperationPages.ts'
import { DataRegion } from '../../components/DataRegion.tsx'
import { IconButton } from '../../components/IconButton.tsx'
import { ItemTable, type ItemColumn } from '../../components/ItemTable.tsx'
import { LoadMore } from '../../components/LoadMore.tsx'
import { Placeholder } from '../../components/Placeholder.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { RuleStatus } from './RuleStatus.tsx'

const useStyles = makeStyles({
  details: { flexShrink: 0 },
  summary: { cursor: 'pointer', fontWeight: tokens.fontWeightSemibold },
  text: { margin: `${tokens.spacingVerticalS} 0`, color: tokens.colorNeutralForeground2 },
})

interface RuleVersionsProps {
  name: string
  onTakeOver: (version: ClassificationRule) => void
}

/** The versions of a rule, read when somebody asks for them. */
export function RuleVersions(props: RuleVersionsProps) {
  const styles = useStyles()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <details className={styles.details} onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary className={styles.summary}>{words.versions}</summary>
      {isOpen ? (
        <DataRegion what={words.versions} fallback={<Placeholder label={words.versions} rows={2} />}>
          <p className={styles.text}>{words.versionsText}</p>
          <Versions {...props} />
        </DataRegion>
      ) : null}
    </details>
  )
}

const patternCount = ({ properties }: ClassificationRule) => properties.dataPatterns.length + properties.columnPatterns.length

const columns: readonly ItemColumn<ClassificationRule>[] = [
  { header: words.version, width: 70, cell: ({ properties }) => properties.version },
  { header: words.header.modified, width: 110, cell: ({ properties }) => <RelativeTime at={properties.lastModifiedAt} /> },
  { header: words.patternCount, width: 70, cell: patternCount },
  { header: words.header.minimum, width: 110, cell: ({ properties }) => words.percent(properties.minimumPercentageMatch) },
  { header: words.header.status, width: 110, cell: ({ properties }) => <RuleStatus status={properties.ruleStatus} /> },
]

function Versions({ name, onTakeOver }: RuleVersionsProps) {
  const pages = useOperationPages(purview.listClassificationRuleVersions, { params: { classificationRuleName: name } })
  const newest = pages.items[0]?.properties.version
  const actions: ItemColumn<ClassificationRule> = {
    header: controlWords.actions,
    width: 80,
    isAction: true,
    cell: (version) =>
      version.properties.version === newest ? (
        words.current
      ) : (
        <IconButton label={words.takeOver(version.properties.version)} icon={<ArrowUploadRegular />} onClick={() => onTakeOver(version)} />
      ),
  }
  return (
    <>
      <ItemTable
        label={words.versions}
        items={pages.items}
        columns={[...columns, actions]}
        keyOf={({ properties }) => String(properties.version)}
      />
      <LoadMore pages={pages} />
    </>
  )
}
