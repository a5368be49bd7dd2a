import {
  Button,
  DrawerBody,
  DrawerFooter,
  DrawerHeader,
  DrawerHeaderTitle,
  OverlayDrawer,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components'
import { createContext, useContext, useEffect, useId, useLayoutEffect, useRef, useState, type FormEvent, type ReactNode } from 'react'
import { buttonWords } from '#strings/buttonWords.ts'
import { controlWords } from '#strings/controlWords.ts'
import { focusAtFirst, focusInside } from './focusAtFirst.ts'
import { useOverlay } from './useOverlay.ts'
import { useReturnFocus } from './useReturnFocus.ts'

const topBarHeight = '40px'

interface Frame {
  /** Tells the flyout whether its content has come, with a title and a footer of its own. */
  setHasContent: (isThere: boolean) => void
  /** Tells it whether closing would lose something. */
  setIsUnsaved: (isUnsaved: boolean) => void
  /** Whether somebody is asked if that may be lost. */
  isAsking: boolean
  close: () => void
  keep: () => void
  discard: () => void
}

const nothing = () => undefined
const FrameContext = createContext<Frame>({
  setHasContent: nothing,
  setIsUnsaved: nothing,
  isAsking: false,
  close: nothing,
  keep: nothing,
  discard: nothing,
})

/** Closes the flyout around the caller; where something is not saved it asks first. */
export const useCloseFlyout = (): (() => void) => useContext(FrameContext).close

const useStyles = makeStyles({
  drawer: { top: topBarHeight, height: `calc(100dvh - ${topBarHeight})`, width: 'min(642px, 100vw)', maxWidth: '100vw' },
  // For tables; as wide whatever it shows, so that nothing in it moves when that changes.
  wide: { width: 'min(960px, 100vw)' },
  // The original dims the page in white, not black, and not the top bar. It covers that too: the bell there would open a second panel.
  backdrop: {
    backgroundColor: 'transparent',
    backgroundImage: `linear-gradient(transparent ${topBarHeight}, ${tokens.colorNeutralBackgroundAlpha} ${topBarHeight})`,
  },
  content: { display: 'contents' },
  waiting: {
    flexGrow: 1,
    overflowY: 'auto',
    padding: `0 ${tokens.spacingHorizontalXXL}`,
    '@media (max-width: 640px)': { paddingLeft: tokens.spacingHorizontalL, paddingRight: tokens.spacingHorizontalL },
  },
  frame: { display: 'flex', flexDirection: 'column', width: '100%', height: '100%', minHeight: 0 },
  header: {
    paddingBottom: tokens.spacingVerticalS,
    '@media (max-width: 640px)': { paddingLeft: tokens.spacingHorizontalL, paddingRight: tokens.spacingHorizontalL },
  },
  title: {
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
    outlineStyle: 'none',
  },
  subtitle: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  body: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    gap: tokens.spacingVerticalL,
    paddingBottom: tokens.spacingVerticalL,
    '@media (max-width: 640px)': { paddingLeft: tokens.spacingHorizontalL, paddingRight: tokens.spacingHorizontalL },
  },
  footer: {
    borderTop: `1px solid ${tokens.colorNeutralStroke1}`,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXXL}`,
    flexWrap: 'wrap',
    '@media (max-width: 640px)': { paddingLeft: tokens.spacingHorizontalL, paddingRight: tokens.spacingHorizontalL },
  },
  rest: { flexGrow: 1 },
  question: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS, width: '100%' },
  // Beside the text there is no room for both answers there: one of them would stand below the other.
  unsaved: { flexGrow: 1, '@media (max-width: 640px)': { flexBasis: '100%' } },
})

/**
 * A panel at the right edge, over the page; its content is a `FlyoutContent`. Until that has come, and when it cannot be had, the panel
 * has its label as a title and a button to close it, which holds the focus. The focus goes back to where it came from when the panel
 * closes. A click beside it does nothing: too much would be lost by it.
 */
export function Flyout(props: { label: string; onClose: () => void; isWide?: boolean; children: ReactNode }) {
  const { label, onClose, isWide = false, children } = props
  const styles = useStyles()
  const [hasContent, setHasContent] = useState(false)
  const [isUnsaved, setIsUnsaved] = useState(false)
  const [isAsking, setIsAsking] = useState(false)
  if (isAsking && !isUnsaved) setIsAsking(false)
  const keep = () => setIsAsking(false)
  const close = () => (isUnsaved ? setIsAsking(true) : onClose())
  useOverlay()
  return (
    <OverlayDrawer
      open
      position="end"
      className={mergeClasses(styles.drawer, isWide && styles.wide)}
      backdrop={{ className: styles.backdrop }}
      onOpenChange={(_, { open, type }) => {
        if (open || type === 'backdropClick') return
        // Esc answers the question with no.
        if (isAsking) keep()
        else close()
      }}
    >
      {hasContent ? null : <Header title={label} />}
      <div className={hasContent ? styles.content : styles.waiting}>
        <FrameContext value={{ setHasContent, setIsUnsaved, isAsking, close, keep, discard: onClose }}>{children}</FrameContext>
      </div>
      {hasContent ? null : (
        <DrawerFooter className={styles.footer}>
          <Button onClick={onClose}>{buttonWords.close}</Button>
        </DrawerFooter>
      )}
    </OverlayDrawer>
  )
}

function Header({ title, subtitle, isRead = false }: { title: string; subtitle?: ReactNode; isRead?: boolean | undefined }) {
  const styles = useStyles()
  return (
    <DrawerHeader className={styles.header}>
      <DrawerHeaderTitle heading={{ as: 'h2', className: styles.title, tabIndex: -1, ...(isRead ? { ref: focusAtFirst } : {}) }}>
        {title}
      </DrawerHeaderTitle>
      {subtitle ? <div className={styles.subtitle}>{subtitle}</div> : null}
    </DrawerHeader>
  )
}

/** Title, body and footer of a flyout. With `onSubmit` it is a form. */
export function FlyoutContent(props: {
  title: string
  /** What it is of, below the title. */
  subtitle?: ReactNode
  /** The focus begins on the title instead of the first field: for what is read rather than filled in. */
  isRead?: boolean
  /** Buttons of the footer, from the left. */
  footer: ReactNode
  /** Buttons of the footer, at the far right. */
  footerEnd?: ReactNode
  onSubmit?: () => void
  /** Closing would lose something, and asks first. */
  isUnsaved?: boolean
  children: ReactNode
}) {
  const styles = useStyles()
  const { isUnsaved = false } = props
  const { setHasContent, setIsUnsaved, isAsking } = useContext(FrameContext)
  const frame = useRef<HTMLElement | null>(null)
  const keepFrame = (element: HTMLElement | null) => {
    frame.current = element
  }

  // An effect before the page is painted, so that nobody sees two titles.
  useLayoutEffect(() => {
    setHasContent(true)
    return () => setHasContent(false)
  }, [setHasContent])

  // An effect, because what is typed is the content's and what closes is the flyout around it.
  useLayoutEffect(() => {
    setIsUnsaved(isUnsaved)
    return () => setIsUnsaved(false)
  }, [setIsUnsaved, isUnsaved])

  // An effect, because what had the focus until now has just gone from the page.
  useEffect(() => focusInside(frame.current), [])

  const content = (
    <>
      <Header title={props.title} subtitle={props.subtitle} isRead={props.isRead} />
      <DrawerBody className={styles.body}>{props.children}</DrawerBody>
      <DrawerFooter className={styles.footer}>
        {isAsking ? (
          <DiscardQuestion />
        ) : (
          <>
            {props.footer}
            <span className={styles.rest} />
            {props.footerEnd}
          </>
        )}
      </DrawerFooter>
    </>
  )
  const { onSubmit } = props
  if (!onSubmit)
    return (
      <div ref={keepFrame} className={styles.frame}>
        {content}
      </div>
    )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // A form inside a form's flyout, such as a step of it, must not send both.
    event.stopPropagation()
    onSubmit()
  }
  return (
    <form ref={keepFrame} className={styles.frame} noValidate onSubmit={submit}>
      {content}
    </form>
  )
}

/** Asks in the footer whether what is not saved may be lost: a dialog over the flyout would hide what it is about. */
function DiscardQuestion() {
  const styles = useStyles()
  const id = useId()
  const { keep, discard } = useContext(FrameContext)
  useReturnFocus()
  return (
    <div role="group" aria-labelledby={id} className={styles.question}>
      <span id={id} className={styles.unsaved}>
        {controlWords.unsaved}
      </span>
      <Button appearance="primary" aria-describedby={id} onClick={discard}>
        {controlWords.discard}
      </Button>
      <Button ref={focusAtFirst} aria-describedby={id} onClick={keep}>
        {controlWords.keepEditing}
      </Button>
    </div>
  )
}
