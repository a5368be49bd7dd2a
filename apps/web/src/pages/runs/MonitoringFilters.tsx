import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { console, purview } from '@mooring/contract'
import { buttonWords } from '#strings/buttonWords.ts'
import { monitoringWords } from '#strings/monitoringWords.ts'
import { statusWords } from '#strings/statusWords.ts'
import { useOperation } from '../../api/useOperation.ts'
import { FilterPill, type Filter, type FilterOption } from '../../components/FilterPill.tsx'
import { dayChoices, filterableStatuses, isNarrowed, type MonitoringView } from './monitoringView.ts'

const useStyles = makeStyles({
  filters: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
})

const statusTexts = { ...statusWords.run, CompletedWithExceptions: monitoringWords.status.completedWithExceptions }
const statusOptions = filterableStatuses.map((value) => ({ value, text: statusTexts[value] }))
const dayOptions = dayChoices.map((value) => ({ value, text: monitoringWords.days[value] }))
const optionOf = ({ name = '' }: { name?: string }): FilterOption => ({ value: name, text: name })
const useSources = () => useOperation(purview.listDataSources, { query: {} }).value.map(optionOf)
const useRuntimes = () => useOperation(console.listRuntimes, { query: {} }).value.map(optionOf)

/** What the Monitoring page can be narrowed to. */
export function MonitoringFilters({ view, onChange }: { view: MonitoringView; onChange: (view: MonitoringView) => void }) {
  const styles = useStyles()
  const change = (name: 'source' | 'runtime' | 'status') => (chosen: readonly string[]) => onChange({ ...view, [name]: chosen.join() })
  const filters: Filter[] = [
    {
      name: monitoringWords.time,
      chosen: view.days === 'all' ? [] : [view.days],
      onChange: ([chosen]) => onChange({ ...view, days: dayChoices.find((days) => days === chosen) ?? 'all' }),
      options: dayOptions,
    },
    {
      name: monitoringWords.source,
      chosen: view.source ? [view.source] : [],
      onChange: change('source'),
      options: [],
      useMoreOptions: useSources,
      fieldLabel: monitoringWords.source,
    },
    {
      name: monitoringWords.runtime,
      chosen: view.runtime ? [view.runtime] : [],
      onChange: change('runtime'),
      options: [],
      useMoreOptions: useRuntimes,
      fieldLabel: monitoringWords.runtime,
    },
    {
      name: monitoringWords.statusFilter,
      chosen: view.status?.split(',') ?? [],
      onChange: change('status'),
      options: statusOptions,
      isMultiple: true,
    },
  ]
  return (
    <div role="search" aria-label={monitoringWords.filters} className={styles.filters}>
      {filters.map((filter) => (
        <FilterPill key={filter.name} filter={filter} />
      ))}
      {isNarrowed(view) ? (
        <Button appearance="transparent" onClick={() => onChange({ days: view.days })}>
          {buttonWords.clearFilters}
        </Button>
      ) : null}
    </div>
  )
}
