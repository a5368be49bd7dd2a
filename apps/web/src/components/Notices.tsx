import { Button, makeStyles, mergeClasses, tokens, useThemeClassName } from '@fluentui/react-components'
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { DismissCircle16Filled } from '@fluentui/react-icons/svg/dismiss-circle'
import { useEffect, useState, useSyncExternalStore, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { noticesWords } from '#strings/noticesWords.ts'
import { dismissNotice, shownNotices, watchNotices, type ShownNotice } from './notify.ts'

const shownMs = 6000

/** What Fluent's keeper of the focus leaves alone while it hides everything beside an open flyout. */
const neverHidden = { 'data-tabster-never-hide': '' }

const useStyles = makeStyles({
  // At the bottom, where neither a title nor the buttons of a flyout's footer are.
  area: {
    position: 'fixed',
    left: '50%',
    bottom: '72px',
    zIndex: 1_000_001,
    transform: 'translateX(-50%)',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    width: 'min(420px, calc(100vw - 32px))',
    pointerEvents: 'none',
    color: tokens.colorNeutralForeground1,
  },
  notice: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow16,
    pointerEvents: 'auto',
  },
  glyph: { display: 'flex', marginTop: '4px' },
  success: { color: tokens.colorStatusSuccessForeground3 },
  error: { color: tokens.colorStatusDangerForeground1 },
  text: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere', marginTop: '3px' },
  title: { fontWeight: tokens.fontWeightSemibold },
})

/**
 * Shows notices for a few seconds, longer while the pointer rests on one or the focus is in it, and its `children` as long as they last. It is
 * drawn beside the rest of the page, which an open flyout covers and hides from screen readers.
 */
export function Notices({ children }: { children: ReactNode }) {
  const styles = useStyles()
  const theme = useThemeClassName()
  const notices = useSyncExternalStore(watchNotices, shownNotices)
  return createPortal(
    <section aria-label={noticesWords.title} aria-live="polite" className={mergeClasses(theme, styles.area)} {...neverHidden}>
      {notices.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
      {children}
    </section>,
    document.body,
  )
}

function NoticeCard({ notice: { id, intent, title, body } }: { notice: ShownNotice }) {
  const styles = useStyles()
  const [isHeld, setIsHeld] = useState(false)

  // An effect, because a timer must end with what it hides.
  useEffect(() => {
    if (isHeld) return undefined
    const timer = setTimeout(() => dismissNotice(id), shownMs)
    return () => clearTimeout(timer)
  }, [id, isHeld])

  return (
    <div
      className={styles.notice}
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
    >
      <span className={mergeClasses(styles.glyph, styles[intent])} aria-hidden="true">
        {intent === 'success' ? <CheckmarkCircle16Filled /> : <DismissCircle16Filled />}
      </span>
      <div className={styles.text}>
        <div className={styles.title}>{title}</div>
        {body}
      </div>
      <Button
        appearance="subtle"
        size="small"
        aria-label={noticesWords.dismiss(title)}
        icon={<DismissRegular />}
        onClick={() => dismissNotice(id)}
      />
    </div>
  )
}
