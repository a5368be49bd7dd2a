import { AddRegular } from '@fluentui/react-icons/svg/add'
import { purview } from '@mooring/contract'
import { Suspense, lazy, useState } from 'react'
import { buttonWords } from '#strings/buttonWords.ts'
import { classificationRulesWords as words } from '#strings/classificationRulesWords.ts'
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
import { CustomRules } from './CustomRules.tsx'
import { SystemRules } from './SystemRules.tsx'

const RuleFlyout = lazy(async () => ({ default: (await import('./RuleFlyout.tsx')).RuleFlyout }))
const DeleteRule = lazy(async () => ({ default: (await import('./DeleteRule.tsx')).DeleteRule }))

/** What scans recognise: the rules of one's own, and those of the system. */
export function ClassificationRulesPage() {
  const go = useGo()
  const refresh = useRefresh([purview.listClassificationRules])
  const { panel, rule, list } = useRouteSearch()
  const current = list === 'system' ? 'system' : 'custom'
  const [deleting, setDeleting] = useState<string | null>(null)
  const cannotChange = useRefusal(purview.putClassificationRule)
  const close = () => go(paths.classificationRules())
  return (
    <Page
      title={words.title}
      subtitle={words.lead}
      commands={
        <CommandBar
          label={words.title}
          commands={[
            { label: buttonWords.new, icon: <AddRegular />, refusal: cannotChange, onClick: () => go(paths.newClassificationRule()) },
            refresh,
          ]}
        />
      }
    >
      <ViewLinks
        label={words.title}
        views={(['custom', 'system'] as const).map((view) => ({
          text: words[view],
          href: paths.classificationRules(view),
          isCurrent: view === current,
        }))}
      />
      {current === 'system' ? (
        <SystemRules />
      ) : (
        <DataRegion what={words.what} fallback={<Placeholder label={words.what} />}>
          <CustomRules cannotChange={cannotChange} onDelete={setDeleting} />
        </DataRegion>
      )}
      <Suspense>
        {panel === 'new' ? <RuleFlyout onClose={close} /> : null}
        {panel === 'edit' && rule ? <RuleFlyout key={rule} name={rule} onClose={close} /> : null}
        {deleting === null ? null : <DeleteRule name={deleting} onClose={() => setDeleting(null)} />}
      </Suspense>
    </Page>
  )
}
