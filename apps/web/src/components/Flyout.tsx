import {
  Button,
  DrawerBody,
  DrawerFooter,
  DrawerHeader,
  DrawerHeaderTitle,
  OverlayDrawer,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { useEffect, useState, type FormEvent, type ReactNode } from 'react'

const topBarHeight = '40px'

const useStyles = makeStyles({
  drawer: { top: topBarHeight, height: `calc(100dvh - ${topBarHeight})`, width: 'min(642px, 100vw)', maxWidth: '100vw' },
  // The original dims the page in white, not black.
  backdrop: { top: topBarHeight, backgroundColor: tokens.colorNeutralBackgroundAlpha },
  frame: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0, height: '100%' },
  header: { paddingBottom: tokens.spacingVerticalS },
  title: { fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold },
  body: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, paddingBottom: tokens.spacingVerticalL },
  footer: { borderTop: `1px solid ${tokens.colorNeutralStroke1}`, padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXXL}` },
  rest: { flexGrow: 1 },
})

interface FlyoutProps {
  title: string
  /** Buttons of the footer, from the left. */
  footer: ReactNode
  /** Buttons of the footer, at the far right. */
  footerEnd?: ReactNode
  /** Something was typed: a click beside the flyout does not throw it away. */
  isDirty?: boolean
  onClose: () => void
  /** Makes the flyout a form. */
  onSubmit?: () => void
  children: ReactNode
}

/** A panel at the right edge, over the page. The focus goes back to where it came from when the panel closes. */
export function Flyout({ title, footer, footerEnd, isDirty = false, onClose, onSubmit, children }: FlyoutProps) {
  const styles = useStyles()
  const [opener] = useState(() => document.activeElement)

  // An effect, because the focus can only return when the panel has gone.
  useEffect(
    () => () => {
      if (opener instanceof HTMLElement && opener.isConnected) queueMicrotask(() => opener.focus())
    },
    [opener],
  )

  const content = (
    <>
      <DrawerHeader className={styles.header}>
        <DrawerHeaderTitle heading={{ as: 'h2', className: styles.title }}>{title}</DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody className={styles.body}>{children}</DrawerBody>
      <DrawerFooter className={styles.footer}>
        {footer}
        <span className={styles.rest} />
        {footerEnd}
      </DrawerFooter>
    </>
  )
  return (
    <OverlayDrawer
      open
      position="end"
      className={styles.drawer}
      backdrop={{ className: styles.backdrop }}
      onOpenChange={(_, { open, type }) => {
        if (!open && !(isDirty && type === 'backdropClick')) onClose()
      }}
    >
      {onSubmit ? (
        <form className={styles.frame} noValidate onSubmit={submit(onSubmit)}>
          {content}
        </form>
      ) : (
        <div className={styles.frame}>{content}</div>
      )}
    </OverlayDrawer>
  )
}

const submit = (onSubmit: () => void) => (event: FormEvent) => {
  event.preventDefault()
  onSubmit()
}

/** The button at the far right of a flyout that leaves everything as it was. */
export const CancelButton = ({ onClick }: { onClick: () => void }) => <Button onClick={onClick}>Cancel</Button>
