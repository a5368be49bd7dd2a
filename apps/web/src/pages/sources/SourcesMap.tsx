import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down'
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right'
import { purview } from '@mooring/contract'
import { useId, useState, type ReactNode } from 'react'
import { sourcesMapWords as words } from '#strings/sourcesMapWords.ts'
import { useEveryItem } from '../../api/useEveryItem.ts'
import { useSession } from '../../api/useSession.ts'
import { RefreshError } from '../../components/RefreshError.tsx'
import { collectionsOf, type Collection } from './collectionsOf.ts'
import { SourceCard } from './SourceCard.tsx'

/** Collections are folded at first when there are more sources than this: every card asks for its scans. */
const unfoldedSourcesMax = 60
const cardsMax = 24

const useStyles = makeStyles({
  tree: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  // The line from a collection to what is in it.
  branch: {
    marginTop: tokens.spacingVerticalM,
    marginLeft: '18px',
    paddingLeft: tokens.spacingHorizontalL,
    borderLeft: `1px solid ${tokens.colorNeutralStroke1}`,
    '@media (max-width: 640px)': { marginLeft: '6px', paddingLeft: tokens.spacingHorizontalM },
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    width: 'fit-content',
    maxWidth: '100%',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXS}`,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  name: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, minWidth: 0 },
  fold: {
    paddingLeft: tokens.spacingHorizontalXS,
    paddingRight: tokens.spacingHorizontalS,
    minWidth: 'auto',
    maxWidth: '100%',
    overflowWrap: 'anywhere',
  },
  counts: { paddingLeft: tokens.spacingHorizontalXS, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  cards: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(260px, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
  },
  empty: { margin: 0, color: tokens.colorNeutralForeground2 },
  all: { marginTop: tokens.spacingVerticalM },
})

/** The sources where they lie: the root, its collections, and a card for each source in them. `empty` stands there without any. */
export function SourcesMap({ empty }: { empty: ReactNode }) {
  const styles = useStyles()
  const { account } = useSession()
  const pages = useEveryItem(purview.listDataSources, {})
  const [root, ...others] = collectionsOf(pages.items, account)
  if (pages.items.length === 0) return empty
  const isFoldedAtFirst = pages.items.length > unfoldedSourcesMax
  return (
    <section aria-label={words.title}>
      <RefreshError error={pages.error} onRetry={() => void pages.refresh()} />
      <CollectionBranch
        collection={{ ...root, name: words.root(account) }}
        counts={
          others.length === 0 ? words.sources(root.sources.length) : words.rootCounts(words.sources(root.sources.length), others.length)
        }
        isFoldedAtFirst={false}
      >
        {others.length === 0 ? null : (
          <ul className={styles.tree}>
            {others.map((collection) => (
              <li key={collection.key}>
                <CollectionBranch
                  collection={collection}
                  counts={words.sources(collection.sources.length)}
                  isFoldedAtFirst={isFoldedAtFirst}
                />
              </li>
            ))}
          </ul>
        )}
      </CollectionBranch>
    </section>
  )
}

interface CollectionBranchProps {
  collection: Collection
  counts: string
  isFoldedAtFirst: boolean
  /** What lies in it beside sources. */
  children?: ReactNode
}

function CollectionBranch({ collection, counts, isFoldedAtFirst, children }: CollectionBranchProps) {
  const styles = useStyles()
  const id = useId()
  const [isFolded, setIsFolded] = useState(isFoldedAtFirst)
  const Heading = collection.key === '' ? 'h2' : 'h3'
  return (
    <>
      <div className={styles.head}>
        <Heading className={styles.name}>
          <Button
            appearance="transparent"
            className={styles.fold}
            aria-expanded={!isFolded}
            {...(isFolded ? {} : { 'aria-controls': id })}
            icon={isFolded ? <ChevronRightRegular /> : <ChevronDownRegular />}
            onClick={() => setIsFolded(!isFolded)}
          >
            {collection.name}
          </Button>
        </Heading>
        <span className={styles.counts}>{counts}</span>
      </div>
      {isFolded ? null : (
        <div id={id} className={mergeClasses(styles.tree, styles.branch)}>
          <Cards collection={collection} />
          {children}
        </div>
      )}
    </>
  )
}

function Cards({ collection: { name, sources } }: { collection: Collection }) {
  const styles = useStyles()
  const [isWhole, setIsWhole] = useState(false)
  if (sources.length === 0) return <p className={styles.empty}>{words.emptyRoot}</p>
  const shown = isWhole ? sources : sources.slice(0, cardsMax)
  return (
    <div>
      <ul className={styles.cards} aria-label={name}>
        {shown.map((source) => (
          <li key={source.name}>
            <SourceCard source={source} />
          </li>
        ))}
      </ul>
      {shown.length === sources.length ? null : (
        <Button className={styles.all} onClick={() => setIsWhole(true)}>
          {words.showAll(sources.length)}
        </Button>
      )}
    </div>
  )
}
