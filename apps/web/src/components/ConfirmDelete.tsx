import { Button, DialogActions, DialogContent, Input, makeStyles, tokens } from '@fluentui/react-components'
import { useState, type ReactNode } from 'react'
import { buttonWords } from '#strings/buttonWords.ts'
import { controlWords } from '#strings/controlWords.ts'
import { AlertDialog } from './AlertDialog.tsx'
import { BusyButton } from './BusyButton.tsx'
import { focusAtFirst } from './focusAtFirst.ts'
import { FormField } from './FormField.tsx'
import { InlineError } from './InlineError.tsx'

const useStyles = makeStyles({
  content: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    paddingBottom: tokens.spacingVerticalS,
    '& p': { margin: 0 },
  },
})

interface ConfirmDeleteProps {
  /** What the deletion takes along, said before it is done. */
  children: ReactNode
  /** The name that must be typed because something depends on what is deleted. */
  typedName?: string | undefined
  onDelete: () => Promise<unknown>
  onCancel: () => void
}

/** The content of a dialog that asks before deleting. The focus begins on the button that changes nothing. */
export function DeleteQuestion({ children, typedName, onDelete, onCancel }: ConfirmDeleteProps) {
  const styles = useStyles()
  const [typed, setTyped] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const isNameMissing = typedName !== undefined && typed.trim() !== typedName

  const deleteIt = async () => {
    if (isNameMissing || isBusy) return
    setIsBusy(true)
    setError(null)
    try {
      await onDelete()
    } catch (cause) {
      setError(cause)
      setIsBusy(false)
    }
  }

  return (
    <>
      <DialogContent className={styles.content}>
        {children}
        {typedName === undefined ? null : (
          <FormField label={controlWords.typeToConfirm(typedName)}>
            <Input
              value={typed}
              autoComplete="off"
              spellCheck={false}
              onChange={(_, { value }) => setTyped(value)}
              onKeyDown={(event) => event.key === 'Enter' && void deleteIt()}
            />
          </FormField>
        )}
        <InlineError error={error} />
      </DialogContent>
      <DialogActions>
        <BusyButton isBusy={isBusy} isDisabled={isNameMissing} onClick={() => void deleteIt()}>
          {buttonWords.delete}
        </BusyButton>
        <Button ref={focusAtFirst} onClick={onCancel}>
          {buttonWords.cancel}
        </Button>
      </DialogActions>
    </>
  )
}

/** Asks before deleting; `onCancel` closes it unchanged, after `onDelete` whoever shows it takes it away. */
export function ConfirmDelete({ title, ...question }: ConfirmDeleteProps & { title: string }) {
  return (
    <AlertDialog title={title} onClose={question.onCancel}>
      <DeleteQuestion {...question} />
    </AlertDialog>
  )
}
