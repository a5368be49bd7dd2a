import { AddRegular } from '@fluentui/react-icons/svg/add'
import { purview } from '@mooring/contract'
import { Suspense, lazy, useState } from 'react'
import { buttonWords } from '#strings/buttonWords.ts'
import { scanRulesetsWords as words } from '#strings/scanRulesetsWords.ts'
import { useRefusal } from '../../api/useSession.ts'
import { CommandBar } from '../../components/CommandBar.tsx'
import { DataRegion } from '../../components/DataRegion.tsx'
import { Page } from '../../components/Page.tsx'
import { Placeholder } from '../../components/Placeholder.tsx'
import { useGo } from '../../components/useGo.ts'
import { useRefresh } from '../../components/useRefresh.tsx'
import { useRouteSearch } from '../../components/useRouteParam.ts'
import { ViewLinks } from '../../components/ViewLinks.tsx'
import { paths } from '../../paths.ts'
import { CustomRulesets } from './CustomRulesets.tsx'
import { SystemRulesets } from './SystemRulesets.tsx'

const RulesetFlyout = lazy(async () => ({ default: (await import('./RulesetFlyout.tsx')).RulesetFlyout }))
const DeleteRuleset = lazy(async () => ({ default: (await import('./DeleteRuleset.tsx')).DeleteRuleset }))

/** What scans look into and look for: the rule sets of one's own, and those of the system. */
export function ScanRulesetsPage() {
  const go = useGo()
  const refresh = useRefresh([purview.listScanRulesets, purview.listSystemScanRulesets])
  const { list, panel, ruleset, kind } = useRouteSearch()
  const current = list === 'system' ? 'system' : 'custom'
  const [deleting, setDeleting] = useState<string | null>(null)
  const cannotChange = useRefusal(purview.putScanRuleset)
  const close = () => go(paths.scanRulesets())
  return (
    <Page
      title={words.title}
      subtitle={words.lead}
      commands={
        <CommandBar
          label={words.title}
          commands={[
            { label: buttonWords.new, icon: <AddRegular />, refusal: cannotChange, onClick: () => go(paths.newScanRuleset()) },
            refresh,
          ]}
        />
      }
    >
      <ViewLinks
        label={words.title}
        views={(['custom', 'system'] as const).map((view) => ({
          text: words[view],
          href: paths.scanRulesets(view),
          isCurrent: view === current,
        }))}
      />
      <DataRegion key={current} what={words.what} fallback={<Placeholder label={words.what} />}>
        {current === 'system' ? (
          <SystemRulesets cannotChange={cannotChange} />
        ) : (
          <CustomRulesets cannotChange={cannotChange} onDelete={setDeleting} />
        )}
      </DataRegion>
      <Suspense>
        {panel === 'new' ? <RulesetFlyout of={{ copied: { kind: 'AzureStorage' } }} onClose={close} /> : null}
        {panel === 'edit' && ruleset ? <RulesetFlyout key={ruleset} of={{ name: ruleset }} onClose={close} /> : null}
        {panel === 'copy' && ruleset ? <RulesetFlyout key={ruleset} of={{ copied: { name: ruleset } }} onClose={close} /> : null}
        {panel === 'copy' && kind ? <RulesetFlyout key={kind} of={{ copied: { kind } }} onClose={close} /> : null}
        {deleting === null ? null : <DeleteRuleset name={deleting} onClose={() => setDeleting(null)} />}
      </Suspense>
    </Page>
  )
}
