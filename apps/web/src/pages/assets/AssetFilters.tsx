import { Button, SearchBox, makeStyles, tokens } from '@fluentui/react-components'
import { console, type AssetSummary } from '@mooring/contract'
import { useState } from 'react'
import { assetsWords } from '#strings/assetsWords.ts'
import { useOperation } from '../../api/useOperation.ts'
import { FilterPill, type Filter, type FilterOption } from '../../components/FilterPill.tsx'
import { useDebounced } from '../../components/useDebounced.ts'
import { numberText } from '../../strings/inNumbers.ts'
import { selectionOf, type AssetsView } from './assetsView.ts'
import { classificationText } from './classificationText.ts'

const typingMs = 250

const useStyles = makeStyles({
  filters: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    marginBottom: tokens.spacingVerticalS,
  },
  search: { width: 'min(340px, 100%)', maxWidth: '100%' },
})

const kindOptions = (Object.keys(assetsWords.kind) as AssetSummary['kind'][]).map((value) => ({ value, text: assetsWords.kind[value] }))
const vanishedOptions = [
  { value: 'any', text: assetsWords.withVanished },
  { value: 'yes', text: assetsWords.onlyVanished },
]

/** What there is beside what is chosen: asked without the choice itself, so that choosing does not ask again below the pointer. */
const useFacets = (view: AssetsView, of: 'source' | 'classification'): readonly FilterOption[] => {
  const { [of]: _chosen, ...rest } = view
  const { dataSources, classifications } = useOperation(console.listAssetFacets, { query: selectionOf(rest) })
  return (of === 'source' ? dataSources : classifications).map(({ name, count }) => ({
    value: name,
    text: assetsWords.optionCount(classificationText(name), numberText(count)),
  }))
}

/** The search and the filters above the list of assets; what can be chosen comes with how many there are of it. */
export function AssetFilters({ view, onChange }: { view: AssetsView; onChange: (view: AssetsView) => void }) {
  const styles = useStyles()
  const [typed, setTyped] = useState(view.search ?? '')
  const change = (changed: AssetsView) => onChange({ ...view, ...changed })
  const showLater = useDebounced((text: string) => change({ search: text.trim() }), typingMs)
  const filter = (field: keyof AssetsView, name: string): Pick<Filter, 'name' | 'chosen' | 'onChange'> => ({
    name,
    chosen: view[field] ? [view[field]] : [],
    onChange: ([chosen = '']) => change({ [field]: chosen }),
  })
  const filters: Filter[] = [
    { ...filter('source', assetsWords.header.source), options: [], useMoreOptions: () => useFacets(view, 'source') },
    { ...filter('kind', assetsWords.header.type), options: kindOptions },
    {
      ...filter('classification', assetsWords.header.classification),
      options: [],
      useMoreOptions: () => useFacets(view, 'classification'),
    },
    { ...filter('vanished', assetsWords.vanished), options: vanishedOptions },
  ]
  return (
    <div role="search" className={styles.filters}>
      <SearchBox
        className={styles.search}
        aria-label={assetsWords.search}
        placeholder={assetsWords.search}
        maxLength={200}
        value={typed}
        onChange={(_, { value }) => {
          setTyped(value)
          showLater(value)
        }}
      />
      {filters.map((one) => (
        <FilterPill key={one.name} filter={one} />
      ))}
      {filters.some(({ chosen }) => chosen.length > 0) ? (
        <Button appearance="subtle" onClick={() => onChange(view.search ? { search: view.search } : {})}>
          {assetsWords.clearFilters}
        </Button>
      ) : null}
    </div>
  )
}
