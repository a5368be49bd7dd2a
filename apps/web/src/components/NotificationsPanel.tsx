import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { DismissCircle16Filled } from '@fluentui/react-icons/svg/dismiss-circle'
import { TextBulletListDismissRegular } from '@fluentui/react-icons/svg/text-bullet-list-dismiss'
import { useSyncExternalStore } from 'react'
import { buttonWords } from '#strings/buttonWords.ts'
import { noticesWords } from '#strings/noticesWords.ts'
import { AppLink } from './AppLink.tsx'
import { Flyout, FlyoutContent } from './Flyout.tsx'
import { IconButton } from './IconButton.tsx'
import { forgetNotice, forgetNotices, keptNotices, watchNotices, type ShownNotice } from './notify.ts'
import { RelativeTime } from './RelativeTime.tsx'
import { serverNoticeText } from './serverNoticeText.ts'
import type { useServerNotices } from './useServerNotices.ts'

/** Those of this session are numbered; what the console tells has an id of its own. */
type KeptNotice = Omit<ShownNotice, 'id'> & { id: number | string }

const closeId = 'close-notifications'

const useStyles = makeStyles({
  commands: { borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, marginLeft: '-12px' },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  card: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalM} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  glyph: { display: 'flex', flexShrink: 0, marginTop: '2px' },
  success: { color: tokens.colorStatusSuccessForeground3 },
  error: { color: tokens.colorStatusDangerForeground1 },
  text: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  title: { fontWeight: tokens.fontWeightSemibold },
  when: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
})

interface NotificationsPanelProps {
  fromServer: ReturnType<typeof useServerNotices>
  onClose: () => void
}

/** What was told in this session, and what happened by itself in the last day, the newest first. */
export function NotificationsPanel({ fromServer, onClose }: NotificationsPanelProps) {
  const styles = useStyles()
  const own = useSyncExternalStore(watchNotices, keptNotices)
  const others = fromServer.notices.map((notice) => ({ ...serverNoticeText(notice), id: notice.id, at: notice.at }))
  const notices: KeptNotice[] = [...own, ...others].toSorted((a, b) => b.at.localeCompare(a.at))
  // The button that was pressed goes with what it dismissed.
  const focusClose = () => document.getElementById(closeId)?.focus()
  return (
    <Flyout label={noticesWords.title} onClose={onClose}>
      <FlyoutContent
        title={noticesWords.title}
        isRead
        footer={
          <Button id={closeId} appearance="primary" onClick={onClose}>
            {buttonWords.close}
          </Button>
        }
      >
        {notices.length === 0 ? (
          <div>{noticesWords.none}</div>
        ) : (
          <>
            <div className={styles.commands}>
              <Button
                appearance="transparent"
                icon={<TextBulletListDismissRegular />}
                onClick={() => {
                  forgetNotices()
                  fromServer.dismissAll()
                  focusClose()
                }}
              >
                {noticesWords.dismissAll}
              </Button>
            </div>
            <ul className={styles.list}>
              {notices.map((notice) => (
                <Card
                  key={notice.id}
                  notice={notice}
                  onFollow={onClose}
                  onDismiss={() => {
                    if (typeof notice.id === 'number') forgetNotice(notice.id)
                    else fromServer.dismiss(notice.id)
                    focusClose()
                  }}
                />
              ))}
            </ul>
          </>
        )}
      </FlyoutContent>
    </Flyout>
  )
}

function Card(props: { notice: KeptNotice; onFollow: () => void; onDismiss: () => void }) {
  const styles = useStyles()
  const { intent, title, body, link, at } = props.notice
  return (
    <li className={styles.card}>
      <span className={mergeClasses(styles.glyph, styles[intent])} aria-hidden="true">
        {intent === 'success' ? <CheckmarkCircle16Filled /> : <DismissCircle16Filled />}
      </span>
      <div className={styles.text}>
        <div className={styles.title}>{title}</div>
        {body ? <div>{body}</div> : null}
        {link ? (
          // The panel closes behind whoever follows the link.
          <div role="presentation" onClick={props.onFollow}>
            <AppLink href={link.href}>{link.text}</AppLink>
          </div>
        ) : null}
        <div className={styles.when}>
          <RelativeTime at={at} />
        </div>
      </div>
      <IconButton label={noticesWords.dismiss(title)} size="small" icon={<DismissRegular />} onClick={props.onDismiss} />
    </li>
  )
}
