import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { useId, useState, type ReactNode } from 'react'
import { buttonWords } from '#strings/buttonWords.ts'
import { BusyGlyph } from './BusyGlyph.tsx'
import { focusAtFirst } from './focusAtFirst.ts'
import { InlineError } from './InlineError.tsx'
import { onEscape } from './onEscape.ts'
import { useReturnFocus } from './useReturnFocus.ts'

const useStyles = makeStyles({
  box: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground2,
    borderLeft: `3px solid ${tokens.colorStatusWarningBorder1}`,
    borderRadius: tokens.borderRadiusMedium,
    whiteSpace: 'normal',
  },
  title: { fontWeight: tokens.fontWeightSemibold },
  actions: { display: 'flex', gap: tokens.spacingHorizontalS, flexWrap: 'wrap' },
})

/** A question asked inside a flyout, which is a dialog already: a second one over it would hide what the question is about. */
export function InlineConfirm(props: {
  title: string
  confirmText: string
  onConfirm: () => Promise<unknown>
  onCancel: () => void
  children: ReactNode
}) {
  const styles = useStyles()
  useReturnFocus()
  const id = useId()
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)

  const confirm = async () => {
    if (isBusy) return
    setIsBusy(true)
    setError(null)
    try {
      await props.onConfirm()
    } catch (cause) {
      setError(cause)
      setIsBusy(false)
    }
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it hears Esc in whatever it asks with
    <div
      role="group"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      className={styles.box}
      onKeyDown={onEscape(props.onCancel)}
    >
      <div id={`${id}-title`} className={styles.title}>
        {props.title}
      </div>
      <div id={`${id}-text`}>{props.children}</div>
      <InlineError error={error} />
      <div className={styles.actions}>
        <Button
          appearance="primary"
          disabledFocusable={isBusy}
          icon={isBusy ? <BusyGlyph /> : null}
          aria-describedby={`${id}-text`}
          onClick={() => void confirm()}
        >
          {props.confirmText}
        </Button>
        <Button ref={focusAtFirst} aria-describedby={`${id}-title ${id}-text`} onClick={props.onCancel}>
          {buttonWords.cancel}
        </Button>
      </div>
    </div>
  )
}
