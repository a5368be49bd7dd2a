import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { AlertRegular } from '@fluentui/react-icons/svg/alert'
import { Suspense, lazy, useState, useSyncExternalStore } from 'react'
import { noticesWords } from '#strings/noticesWords.ts'
import { markNoticesSeen, unseenNotices, watchNotices } from './notify.ts'

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

/** The way to what was told in this session, and how much of it nobody has looked at. */
export function NotificationsBell() {
  const styles = useStyles()
  const unseen = useSyncExternalStore(watchNotices, unseenNotices)
  const [isOpen, setIsOpen] = useState(false)
  const preload = () => void loadPanel()
  return (
    <>
      <Button
        appearance="transparent"
        className={styles.button}
        aria-label={unseen === 0 ? noticesWords.title : noticesWords.withNew(unseen)}
        aria-haspopup="dialog"
        icon={<AlertRegular />}
        onPointerEnter={preload}
        onFocus={preload}
        onClick={() => {
          markNoticesSeen()
          setIsOpen(true)
        }}
      >
        {unseen === 0 ? null : (
          <span className={styles.count} aria-hidden="true">
            {unseen}
          </span>
        )}
      </Button>
      {isOpen ? (
        <Suspense>
          <NotificationsPanel
            onClose={() => {
              markNoticesSeen()
              setIsOpen(false)
            }}
          />
        </Suspense>
      ) : null}
    </>
  )
}
