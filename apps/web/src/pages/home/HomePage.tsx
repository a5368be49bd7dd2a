import { makeStyles, tokens } from '@fluentui/react-components'
import { DatabaseRegular } from '@fluentui/react-icons/svg/database'
import { DocumentTableRegular } from '@fluentui/react-icons/svg/document-table'
import { GaugeRegular } from '@fluentui/react-icons/svg/gauge'
import { console, purview } from '@mooring/contract'
import { isRunStatusActive } from '@mooring/domain'
import type { ReactNode } from 'react'
import { homeWords } from '#strings/homeWords.ts'
import { useOperationPages, type Pages } from '../../api/useOperationPages.ts'
import { useSession } from '../../api/useSession.ts'
import { DataRegion } from '../../components/DataRegion.tsx'
import { Page } from '../../components/Page.tsx'
import { RuntimeIcon } from '../../components/RuntimeIcon.tsx'
import { useLinkProps } from '../../components/useLinkProps.ts'
import { paths } from '../../paths.ts'
import { numberText } from '../../strings/inNumbers.ts'

const useStyles = makeStyles({
  lead: { margin: `0 0 ${tokens.spacingVerticalL}`, maxWidth: '720px' },
  cards: {
    display: 'grid',
    // Four, so that no row has one alone.
    gridTemplateColumns: 'repeat(4, minmax(0, 1fr))',
    '@media (max-width: 1180px)': { gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' },
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
    gap: tokens.spacingHorizontalL,
    maxWidth: '1240px',
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    height: '100%',
    boxSizing: 'border-box',
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusMedium,
    // A shadow alone is not seen on the dark background.
    border: `1px solid ${tokens.colorNeutralStroke3}`,
    boxShadow: tokens.shadow4,
    position: 'relative',
    ':hover': { boxShadow: tokens.shadow8, backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-within': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  // The whole card leads where its title leads.
  link: {
    color: 'inherit',
    textDecorationLine: 'none',
    outlineStyle: 'none',
    '::after': { content: '""', position: 'absolute', inset: 0 },
  },
  icon: { display: 'flex', fontSize: '32px', height: '32px', color: tokens.colorBrandForeground1 },
  where: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  count: { marginTop: 'auto', fontWeight: tokens.fontWeightSemibold, minHeight: '20px' },
})

/** The way in: what this console is for, with how much of it there is. */
export function HomePage() {
  const styles = useStyles()
  const { account } = useSession()
  return (
    <Page title={account} documentTitle={homeWords.title}>
      <p className={styles.lead}>{homeWords.lead}</p>
      <ul className={styles.cards}>
        <HomeCard href={paths.runtimes()} icon={<RuntimeIcon size={32} />} words={homeWords.runtimes} count={<RuntimeCount />} />
        <HomeCard href={paths.sources()} icon={<DatabaseRegular />} words={homeWords.sources} count={<SourceCount />} />
        <HomeCard href={paths.monitoring()} icon={<GaugeRegular />} words={homeWords.runs} count={<RunCount />} />
        <HomeCard href={paths.assets()} icon={<DocumentTableRegular />} words={homeWords.assets} count={<AssetCount />} />
      </ul>
    </Page>
  )
}

function HomeCard(props: {
  href: string
  icon: ReactNode
  words: { where: string; title: string; text: string; what: string }
  count: ReactNode
}) {
  const styles = useStyles()
  return (
    <li className={styles.card}>
      <span className={styles.icon} aria-hidden="true">
        {props.icon}
      </span>
      <span className={styles.where}>{props.words.where}</span>
      <h2 className={styles.title}>
        <a {...useLinkProps(props.href)} className={styles.link}>
          {props.words.title}
        </a>
      </h2>
      <span>{props.words.text}</span>
      <span className={styles.count}>
        <DataRegion what={props.words.what} fallback={null}>
          {props.count}
        </DataRegion>
      </span>
    </li>
  )
}

const amountOf = (pages: Pages<unknown>): string =>
  numberText(pages.total ?? pages.items.length) + (pages.hasMore && pages.total === undefined ? '+' : '')

function RuntimeCount() {
  const pages = useOperationPages(console.listRuntimes, {})
  if (pages.items.length === 0) return homeWords.none
  const running = pages.items.filter((runtime) => runtime.state === 'Online' || runtime.state === 'Limited').length
  return homeWords.runtimes.count(amountOf(pages), `${running}${pages.hasMore ? '+' : ''}`)
}

function SourceCount() {
  const pages = useOperationPages(purview.listDataSources, {})
  return pages.items.length === 0 ? homeWords.none : homeWords.sources.count(amountOf(pages))
}

function RunCount() {
  const pages = useOperationPages(console.listRuns, {})
  if (pages.items.length === 0) return homeWords.none
  const active = pages.items.filter((run) => isRunStatusActive(run.status)).length
  return homeWords.runs.count(amountOf(pages), active)
}

function AssetCount() {
  const pages = useOperationPages(console.listAssets, { query: {} })
  return pages.items.length === 0 ? homeWords.none : homeWords.assets.count(amountOf(pages))
}
