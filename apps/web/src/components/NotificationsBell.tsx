import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { AlertRegular } from '@fluentui/react-icons/svg/alert'
import { Suspense, lazy, useState, useSyncExternalStore } from 'react'
import { noticesWords } from '#strings/noticesWords.ts'
import { markNoticesSeen, unseenNotices, watchNotices } from './notify.ts'
import { useServerNotices } from './useServerNotices.ts'

const loadPanel = () => import('./NotificationsPanel.tsx')
const NotificationsPanel = lazy(async () => ({ default: (await loadPanel()).NotificationsPanel }))

const useStyles = makeStyles({
  button: {
    position: 'relative',
    color: tokens.colorNeutralForegroundOnBrand,
    ':hover': { color: tokens.colorNeutralForegroundOnBrand },
    ':hover:active': { color: tokens.colorNeutralForegroundOnBrand },
  },
  count: {
    position: 'absolute',
    top: '1px',
    right: 0,
    minWidth: '8px',
    padding: '0 4px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase100,
    lineHeight: tokens.lineHeightBase100,
    fontWeight: tokens.fontWeightSemibold,
    textAlign: 'center',
  },
})

/** The way to what was told, in this session and by the console to everybody, and how much of it is new to whoever is signed in. */
export function NotificationsBell() {
  const styles = useStyles()
  const fromServer = useServerNotices()
  const unseen = useSyncExternalStore(watchNotices, unseenNotices) + fromServer.unseen
  const [isOpen, setIsOpen] = useState(false)
  const preload = () => void loadPanel()
  return (
    <>
      <Button
        appearance="transparent"
        className={styles.button}
        aria-label={unseen === 0 ? noticesWords.title : noticesWords.withNew(unseen)}
        aria-haspopup="dialog"
        // In the icon: beside it, the count would make the button wider, and the bell would move.
        icon={
          <>
            <AlertRegular />
            {unseen === 0 ? null : (
              <span className={styles.count} aria-hidden="true">
                {unseen}
              </span>
            )}
          </>
        }
        onPointerEnter={preload}
        onFocus={preload}
        onClick={() => {
          markNoticesSeen()
          fromServer.markSeen()
          setIsOpen(true)
        }}
      />
      {isOpen ? (
        <Suspense>
          <NotificationsPanel
            fromServer={fromServer}
            onClose={() => {
              markNoticesSeen()
              fromServer.markSeen()
              setIsOpen(false)
            }}
          />
        </Suspense>
      ) : null}
    </>
  )
}
