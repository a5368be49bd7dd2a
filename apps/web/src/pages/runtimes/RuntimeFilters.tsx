import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { console } from '@mooring/contract'
import { useState } from 'react'
import { buttonWords } from '#strings/buttonWords.ts'
import { runtimesListWords } from '#strings/runtimesListWords.ts'
import { statusWords } from '#strings/statusWords.ts'
import { useOperation } from '../../api/useOperation.ts'
import { FilterPill, type Filter, type FilterOption } from '../../components/FilterPill.tsx'
import { SearchField } from '../../components/SearchField.tsx'
import { useDebounced } from '../../components/useDebounced.ts'
import { isFiltered, withoutFilters, type RuntimesView } from './runtimesView.ts'

const typingMs = 200

const useStyles = makeStyles({
  filters: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
})

const stateOptions = (['NeedRegistration', 'Online', 'Limited', 'Offline'] as const).map((value) => ({
  value,
  text: statusWords.runtime[value],
}))
const ageOptions = ['30', '90', '180', '365'].map((value) => ({ value, text: runtimesListWords.filter.days(Number(value)) }))
const usedByOptions = [{ value: 'none', text: runtimesListWords.filter.usedByNone }]

/** Stands for none of the versions: those that are older than the newest. */
const outdated = '*'
const updateOptions = [{ value: outdated, text: runtimesListWords.filter.updateAvailable }]

const optionOf = (value: string): FilterOption => ({ value, text: value })
const useVersions = () => useOperation(console.listRuntimeFilters, {}).versions.map(optionOf)
const useTags = () => useOperation(console.listRuntimeFilters, {}).tags.map(optionOf)

const split = (list: string | undefined): string[] => list?.split(',') ?? []

interface RuntimeFiltersProps {
  view: RuntimesView
  /** The view with what was chosen, and without what is empty. */
  onChange: (change: Record<string, string>) => void
  onClear: (view: RuntimesView) => void
}

/** The search and the filters of the list. */
export function RuntimeFilters({ view, onChange, onClear }: RuntimeFiltersProps) {
  const styles = useStyles()
  const search = view.search ?? ''
  const [typed, setTyped] = useState(search)
  const [sent, setSent] = useState(search)
  const [seen, setSeen] = useState(search)
  if (search !== seen) {
    setSeen(search)
    // The address changed by something else than typing: what is typed meanwhile is never taken away.
    if (search !== sent) setTyped(search)
  }
  const showLater = useDebounced((text: string) => {
    setSent(text.trim())
    onChange({ search: text })
  }, typingMs)
  const change = (name: keyof RuntimesView) => (chosen: readonly string[]) => onChange({ [name]: chosen.join() })
  const filters: Filter[] = [
    {
      name: runtimesListWords.filter.status,
      chosen: split(view.state),
      onChange: change('state'),
      options: stateOptions,
      isMultiple: true,
    },
    {
      name: runtimesListWords.filter.version,
      chosen: view.update ? [outdated] : split(view.version),
      onChange: ([version = '']) => onChange(version === outdated ? { version: '', update: 'available' } : { version, update: '' }),
      options: updateOptions,
      useMoreOptions: useVersions,
      fieldLabel: runtimesListWords.filter.anotherVersion,
    },
    {
      name: runtimesListWords.filter.tags,
      chosen: split(view.tag),
      onChange: change('tag'),
      options: [],
      useMoreOptions: useTags,
      isMultiple: true,
      fieldLabel: runtimesListWords.filter.anotherTag,
    },
    {
      name: runtimesListWords.filter.usedBy,
      chosen: view.usedBy ? [view.usedBy] : [],
      onChange: change('usedBy'),
      options: usedByOptions,
    },
    {
      name: runtimesListWords.filter.keyAge,
      chosen: view.keyOlderThanDays ? [view.keyOlderThanDays] : [],
      onChange: change('keyOlderThanDays'),
      options: ageOptions,
    },
  ]
  return (
    <div role="search" aria-label={runtimesListWords.title} className={styles.filters}>
      <SearchField
        label={runtimesListWords.search}
        value={typed}
        onChange={(value) => {
          setTyped(value)
          showLater(value)
        }}
      />
      {filters.map((filter) => (
        <FilterPill key={filter.name} filter={filter} />
      ))}
      {isFiltered(view) ? (
        <Button appearance="transparent" onClick={() => onClear(withoutFilters(view))}>
          {buttonWords.clearFilters}
        </Button>
      ) : null}
    </div>
  )
}
