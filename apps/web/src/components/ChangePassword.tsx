import { console, passwordLengthMin } from '@mooring/contract'
import { isGuessable } from '@mooring/domain'
import { useState } from 'react'
import { accessWords } from '#strings/accessWords.ts'
import { buttonWords } from '#strings/buttonWords.ts'
import { useCall } from '../api/useCall.ts'
import { useSession } from '../api/useSession.ts'
import { BusyButton } from './BusyButton.tsx'
import { CancelButton } from './CancelButton.tsx'
import { Flyout, FlyoutContent } from './Flyout.tsx'
import { FormField } from './FormField.tsx'
import { InlineError } from './InlineError.tsx'
import { notify } from './notify.ts'
import { SecretInput } from './SecretInput.tsx'

/** Changes the password of whoever is signed in. */
export function ChangePassword({ onClose }: { onClose: () => void }) {
  const { userName, account } = useSession()
  const [currentPassword, setCurrentPassword] = useState('')
  const [newPassword, setNewPassword] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const change = useCall(console.changeOwnPassword, [])
  const refusals = {
    current: currentPassword === '' ? accessWords.enterCurrentPassword : null,
    new: newPasswordRefusal(newPassword, [userName, account]),
  }
  const shown = hasTried ? refusals : { current: null, new: null }

  const save = async () => {
    setHasTried(true)
    if (change.isPending || refusals.current !== null || refusals.new !== null) return
    setError(null)
    try {
      await change.mutateAsync({ body: { currentPassword, newPassword } })
      notify({ intent: 'success', title: accessWords.passwordChanged })
      onClose()
    } catch (cause) {
      setError(cause)
    }
  }

  return (
    <Flyout label={accessWords.changePassword} onClose={onClose}>
      <FlyoutContent
        title={accessWords.changePassword}
        subtitle={accessWords.othersSignedOut}
        onSubmit={() => void save()}
        footer={
          <BusyButton type="submit" isBusy={change.isPending}>
            {buttonWords.save}
          </BusyButton>
        }
        footerEnd={<CancelButton />}
        isUnsaved={currentPassword !== '' || newPassword !== ''}
      >
        <FormField label={accessWords.currentPassword} isRequired error={shown.current}>
          <SecretInput
            name={accessWords.theCurrentPassword}
            value={currentPassword}
            autoComplete="current-password"
            onChange={(_, { value }) => setCurrentPassword(value)}
          />
        </FormField>
        <FormField label={accessWords.newPassword} isRequired hint={accessWords.passwordHint(passwordLengthMin)} error={shown.new}>
          <SecretInput
            name={accessWords.theNewPassword}
            value={newPassword}
            autoComplete="new-password"
            onChange={(_, { value }) => setNewPassword(value)}
          />
        </FormField>
        <InlineError error={error} />
      </FlyoutContent>
    </Flyout>
  )
}

/** Why a password cannot be chosen, as a sentence; null when it can. */
function newPasswordRefusal(password: string, ownWords: readonly string[]): string | null {
  if (password.length < passwordLengthMin) return accessWords.passwordShort(passwordLengthMin)
  return isGuessable(password, ownWords) ? accessWords.passwordGuessable : null
}
