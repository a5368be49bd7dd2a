import { makeStyles, tokens } from '@fluentui/react-components'
import { CopyRegular } from '@fluentui/react-icons/svg/copy'
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal'
import { controlWords } from '#strings/controlWords.ts'
import { scanRulesetsWords as words } from '#strings/scanRulesetsWords.ts'
import { ItemTable, type ItemColumn } from '../../components/ItemTable.tsx'
import { LazyMenu } from '../../components/LazyMenu.tsx'
import { useGo } from '../../components/useGo.ts'
import { paths } from '../../paths.ts'
import { rulesetColumns } from './rulesetColumns.tsx'
import type { AnyRuleset } from './rulesetDraft.ts'
import { useSystemRulesets } from './useSystemRulesets.ts'

const useStyles = makeStyles({
  lead: { margin: `0 0 ${tokens.spacingVerticalM}`, maxWidth: '860px', color: tokens.colorNeutralForeground2 },
})

/** The sets that come with the console, to be looked at and copied. */
export function SystemRulesets({ cannotChange }: { cannotChange: string | null }) {
  const styles = useStyles()
  const go = useGo()
  const rulesets = useSystemRulesets()
  const name: ItemColumn<AnyRuleset> = { header: words.header.name, width: 180, cell: (ruleset) => ruleset.name }
  const actions: ItemColumn<AnyRuleset> = {
    header: controlWords.actions,
    width: 60,
    isAction: true,
    cell: ({ name: of, kind }) => (
      <LazyMenu
        label={controlWords.moreActions(of)}
        icon={<MoreHorizontalRegular />}
        entries={[{ label: words.copy, icon: <CopyRegular />, refusal: cannotChange, onClick: () => go(paths.copyScanRuleset({ kind })) }]}
      />
    ),
  }
  return (
    <>
      <p className={styles.lead}>{words.systemLead}</p>
      <ItemTable label={words.title} items={rulesets} columns={[name, ...rulesetColumns, actions]} keyOf={({ kind }) => kind} />
    </>
  )
}
