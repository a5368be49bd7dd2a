import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { ChevronDoubleLeftRegular } from '@fluentui/react-icons/svg/chevron-double-left'
import { ChevronDoubleRightRegular } from '@fluentui/react-icons/svg/chevron-double-right'
import { Outlet, useLocation } from '@tanstack/react-router'
import { useState, useSyncExternalStore } from 'react'
import { shellWords } from '#strings/shellWords.ts'
import { useLiveChanges } from '../api/useLiveChanges.ts'
import { useSession } from '../api/useSession.ts'
import { paths } from '../paths.ts'
import { productName } from '../productName.ts'
import { AccountMenu } from './AccountMenu.tsx'
import { AreaLinks } from './AreaLinks.tsx'
import { focusKeeper, watchFocusKeeper } from './focusKeeper.ts'
import { ManagementLinks } from './ManagementLinks.tsx'
import { Notices } from './Notices.tsx'
import { NotificationsBell } from './NotificationsBell.tsx'
import { SmallScreenNavigation } from './SmallScreenNavigation.tsx'
import { useLinkProps } from './useLinkProps.ts'

const useStyles = makeStyles({
  shell: { display: 'flex', flexDirection: 'column', height: '100dvh', backgroundColor: tokens.colorNeutralBackground1 },
  skip: {
    position: 'absolute',
    top: '-100px',
    left: tokens.spacingHorizontalM,
    zIndex: 2,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorBrandForegroundLink,
    ':focus': { top: tokens.spacingVerticalXS },
  },
  topBar: {
    display: 'flex',
    alignItems: 'center',
    flexShrink: 0,
    height: '40px',
    gap: tokens.spacingHorizontalS,
    padding: `0 ${tokens.spacingHorizontalM} 0 ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    '@media (max-width: 640px)': { paddingLeft: tokens.spacingHorizontalXS },
  },
  brand: {
    color: 'inherit',
    textDecorationLine: 'none',
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
    paddingRight: tokens.spacingHorizontalM,
    borderRight: `1px solid ${tokens.colorNeutralForegroundOnBrand}`,
    ':focus-visible': { outline: `2px solid ${tokens.colorNeutralForegroundOnBrand}`, outlineOffset: '2px' },
  },
  account: { paddingLeft: tokens.spacingHorizontalXS, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  rest: { flexGrow: 1 },
  below: { display: 'flex', flexGrow: 1, minHeight: 0 },
  rail: {
    display: 'flex',
    flexDirection: 'column',
    flexShrink: 0,
    width: '45px',
    backgroundColor: tokens.colorNeutralBackground2,
    boxShadow: tokens.shadow4,
    overflowY: 'auto',
    overflowX: 'hidden',
    '@media (max-width: 640px)': { display: 'none' },
  },
  wideRail: { width: '225px' },
  toggle: { display: 'flex', marginLeft: 'auto', marginRight: '6px', marginTop: '4px', marginBottom: '4px', minWidth: '32px' },
  second: {
    flexShrink: 0,
    width: '223px',
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowY: 'auto',
    '@media (max-width: 640px)': { display: 'none' },
  },
  narrowSecond: { width: '45px' },
  main: { flexGrow: 1, minWidth: 0, overflowY: 'auto', outlineStyle: 'none' },
  lost: {
    alignSelf: 'center',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackgroundInverted,
    color: tokens.colorNeutralForegroundInverted,
    boxShadow: tokens.shadow8,
    pointerEvents: 'auto',
  },
})

/** Whether a part of the navigation is folded, remembered in this browser. */
function useFolded(part: string, isFoldedAtFirst: boolean): [isFolded: boolean, toggle: () => void] {
  const memory = `mooring.${part}`
  const [isFolded, setIsFolded] = useState(() => (localStorage.getItem(memory) ?? String(isFoldedAtFirst)) === 'true')
  const toggle = () => {
    localStorage.setItem(memory, String(!isFolded))
    setIsFolded(!isFolded)
  }
  return [isFolded, toggle]
}

/** What surrounds every page of somebody who is signed in. */
export function Shell() {
  const styles = useStyles()
  const pathname = useLocation({ select: (location) => location.pathname })
  return (
    <div className={styles.shell}>
      <a href="#main" className={styles.skip}>
        {shellWords.skipToContent}
      </a>
      <TopBar />
      <div className={styles.below}>
        <Rail />
        {pathname.startsWith(paths.management()) ? <ManagementNavigation /> : null}
        <main id="main" tabIndex={-1} className={styles.main}>
          <Outlet />
        </main>
      </div>
      <Notices>
        <ConnectionNotice />
      </Notices>
      <OverlaySupport />
    </div>
  )
}

function TopBar() {
  const styles = useStyles()
  const { account } = useSession()
  return (
    <header className={styles.topBar}>
      <SmallScreenNavigation />
      <a {...useLinkProps(paths.home())} className={styles.brand}>
        {productName}
      </a>
      <span className={styles.account}>{account}</span>
      <span className={styles.rest} />
      <NotificationsBell />
      <AccountMenu />
    </header>
  )
}

function FoldButton({ isFolded, onClick, words }: { isFolded: boolean; onClick: () => void; words: { expand: string; collapse: string } }) {
  const styles = useStyles()
  return (
    <Button
      appearance="subtle"
      size="small"
      className={styles.toggle}
      aria-label={isFolded ? words.expand : words.collapse}
      aria-expanded={!isFolded}
      icon={isFolded ? <ChevronDoubleRightRegular /> : <ChevronDoubleLeftRegular />}
      onClick={onClick}
    />
  )
}

function Rail() {
  const styles = useStyles()
  const [isFolded, toggle] = useFolded('rail', true)
  return (
    <nav aria-label={shellWords.navigation.label} className={mergeClasses(styles.rail, !isFolded && styles.wideRail)}>
      <FoldButton isFolded={isFolded} onClick={toggle} words={shellWords.navigation} />
      <AreaLinks hasNames={!isFolded} />
    </nav>
  )
}

function ManagementNavigation() {
  const styles = useStyles()
  const [isFolded, toggle] = useFolded('management', false)
  return (
    <nav aria-label={shellWords.areas.management} className={mergeClasses(styles.second, isFolded && styles.narrowSecond)}>
      <FoldButton isFolded={isFolded} onClick={toggle} words={shellWords.management} />
      {isFolded ? null : <ManagementLinks />}
    </nav>
  )
}

/** Follows the changes, and says quietly, without moving anything, when it cannot. */
function ConnectionNotice() {
  const styles = useStyles()
  const isLost = useLiveChanges()
  return isLost ? <div className={styles.lost}>{shellWords.connectionLost}</div> : null
}

function OverlaySupport() {
  return useSyncExternalStore(watchFocusKeeper, focusKeeper)
}
