import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { purview, type FilterProperties, type ScannableSourceKind } from '@mooring/contract'
import { Suspense, lazy } from 'react'
import { scopeWords as words } from '#strings/scopeWords.ts'
import { useOptionalOperation } from '../../api/useOperation.ts'
import { useRefusal } from '../../api/useSession.ts'
import { Hint } from '../../components/Hint.tsx'
import { PropertyList } from '../../components/PropertyList.tsx'
import { useGo } from '../../components/useGo.ts'
import { useRouteSearch } from '../../components/useRouteParam.ts'
import { paths } from '../../paths.ts'
import { draftOfFilters, filterCount, scopeFields } from './scopeDraft.ts'

const ScopeFlyout = lazy(async () => ({ default: (await import('./ScopeFlyout.tsx')).ScopeFlyout }))

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  list: { margin: 0, padding: 0, listStyleType: 'none', fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
  edit: { alignSelf: 'flex-start' },
})

interface ScopeSectionProps {
  params: { dataSourceName: string; scanName: string }
  /** Null for a kind that no node executes: its scope is kept and changed through the API. */
  kind: ScannableSourceKind | null
}

/** What a scan is about, on its page. */
export function ScopeSection({ params, kind }: ScopeSectionProps) {
  const styles = useStyles()
  const go = useGo()
  const { panel } = useRouteSearch()
  const refusal = useRefusal(purview.putFilter)
  const filters = useOptionalOperation(purview.getFilter, { params }, 'Filter_NotFound')?.properties ?? null
  const { dataSourceName, scanName } = params
  const edit = (
    <Button
      className={styles.edit}
      disabledFocusable={refusal !== null}
      {...(refusal ? { 'aria-description': refusal } : {})}
      onClick={() => go(paths.scanScope(dataSourceName, scanName))}
    >
      {words.edit}
    </Button>
  )
  const withReason = refusal ? <Hint text={refusal}>{edit}</Hint> : edit
  return (
    <section className={styles.section} aria-label={words.title}>
      <h2 className={styles.heading}>{words.title}</h2>
      {filterCount(draftOfFilters(filters)) === 0 ? <p className={styles.text}>{words.all}</p> : <Filters filters={filters} />}
      {kind === null ? null : withReason}
      <Suspense>
        {panel === 'scope' && kind !== null ? (
          <ScopeFlyout params={params} kind={kind} filters={filters} onClose={() => go(paths.scan(dataSourceName, scanName))} />
        ) : null}
      </Suspense>
    </section>
  )
}

function Filters({ filters }: { filters: FilterProperties | null }) {
  const styles = useStyles()
  return (
    <PropertyList
      properties={scopeFields.map((field) => {
        const entries = filters?.[field] ?? []
        if (entries.length === 0) return [words.field[field], null]
        return [
          words.field[field],
          <ul key={field} className={styles.list}>
            {entries.map((entry) => (
              <li key={entry}>{entry}</li>
            ))}
          </ul>,
        ]
      })}
    />
  )
}
