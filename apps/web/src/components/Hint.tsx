import { makeStyles } from '@fluentui/react-components'
import { Suspense, lazy, useState, type FocusEvent, type ReactNode } from 'react'

// Placing a bubble takes as much script as a list takes: it is fetched when somebody rests on something that has one.
const HintBubble = lazy(async () => ({ default: (await import('./HintBubble.tsx')).HintBubble }))

const useStyles = makeStyles({
  // It has no box of its own: what it holds is laid out as if it were not there.
  holder: { display: 'contents' },
})

/**
 * A bubble with a few words over its child while the pointer rests on it or it has the focus. It is for the eye: what it says must also
 * be in the name or the description of the child. With a class, the bubble is over what holds the child, which has a box then.
 */
export function Hint({ text, className, children }: { text: string; className?: string; children: ReactNode }) {
  const styles = useStyles()
  const [target, setTarget] = useState<Element | null>(null)
  const show = ({ currentTarget }: { currentTarget: Element }) => setTarget(className ? currentTarget : currentTarget.firstElementChild)
  const hide = () => setTarget(null)
  // Not for a focus that came by a click, or back from a dialog.
  const showOnKeyboardFocus = (event: FocusEvent) => event.target.matches(':focus-visible') && show(event)
  return (
    <>
      <span
        role="presentation"
        className={className ?? styles.holder}
        onPointerEnter={show}
        onPointerLeave={hide}
        onFocus={showOnKeyboardFocus}
        onBlur={hide}
      >
        {children}
      </span>
      {target ? (
        <Suspense>
          <HintBubble text={text} target={target} onHide={hide} />
        </Suspense>
      ) : null}
    </>
  )
}
