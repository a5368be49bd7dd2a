import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { NavigationRegular } from '@fluentui/react-icons/svg/navigation'
import { useLocation } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { shellWords } from '#strings/shellWords.ts'
import { AreaLinks } from './AreaLinks.tsx'
import { ManagementLinks } from './ManagementLinks.tsx'

const useStyles = makeStyles({
  opener: {
    display: 'none',
    color: tokens.colorNeutralForegroundOnBrand,
    '@media (max-width: 640px)': { display: 'inline-flex' },
  },
  panel: {
    width: 'min(280px, 85vw)',
    maxWidth: 'none',
    height: '100dvh',
    maxHeight: 'none',
    margin: 0,
    padding: `${tokens.spacingVerticalS} 0`,
    border: 'none',
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    boxShadow: tokens.shadow64,
    '::backdrop': { backgroundColor: tokens.colorNeutralBackgroundAlpha },
  },
  close: { margin: `0 ${tokens.spacingHorizontalS} ${tokens.spacingVerticalS}` },
})

/** Where there is no room for the rail: a button that opens all of the navigation over the page. */
export function SmallScreenNavigation() {
  const styles = useStyles()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button
        appearance="transparent"
        aria-label={shellWords.navigation.open}
        aria-haspopup="dialog"
        icon={<NavigationRegular />}
        className={styles.opener}
        onClick={() => setIsOpen(true)}
      />
      {isOpen ? <Panel onClose={() => setIsOpen(false)} /> : null}
    </>
  )
}

function Panel({ onClose }: { onClose: () => void }) {
  const styles = useStyles()
  const panel = useRef<HTMLDialogElement>(null)
  const pathname = useLocation({ select: (location) => location.pathname })
  const [openedAt] = useState(pathname)

  // An effect, because the browser's own dialog is open or not beside React: whoever went somewhere is done with it.
  useEffect(() => {
    if (pathname === openedAt) panel.current?.showModal()
    else panel.current?.close()
  }, [pathname, openedAt])

  return (
    <dialog ref={panel} className={styles.panel} aria-label={shellWords.navigation.panel} onClose={onClose}>
      <Button
        appearance="subtle"
        aria-label={shellWords.navigation.close}
        icon={<NavigationRegular />}
        className={styles.close}
        onClick={() => panel.current?.close()}
      />
      <nav aria-label={shellWords.navigation.label}>
        <AreaLinks hasNames />
        <ManagementLinks />
      </nav>
    </dialog>
  )
}
