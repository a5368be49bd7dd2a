import { Input, makeStyles, tokens } from '@fluentui/react-components'
import { console, passwordLengthMin } from '@mooring/contract'
import { isGuessable } from '@mooring/domain'
import { useQueryClient } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { accessWords } from '#strings/accessWords.ts'
import { loadingWords } from '#strings/loadingWords.ts'
import { request } from '../../api/request.ts'
import { operationQuery, useOperation } from '../../api/useOperation.ts'
import { AppLink } from '../../components/AppLink.tsx'
import { BusyButton } from '../../components/BusyButton.tsx'
import { DataRegion } from '../../components/DataRegion.tsx'
import { focusAtFirst } from '../../components/focusAtFirst.ts'
import { FormField } from '../../components/FormField.tsx'
import { InlineError } from '../../components/InlineError.tsx'
import { leaveFirstPage } from '../../components/Page.tsx'
import { Placeholder } from '../../components/Placeholder.tsx'
import { SecretInput } from '../../components/SecretInput.tsx'
import { useGo } from '../../components/useGo.ts'
import { paths } from '../../paths.ts'
import { setupToken } from '../../setupToken.ts'
import { AccessFrame } from './AccessFrame.tsx'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  lead: { margin: 0 },
  action: { alignSelf: 'flex-start' },
})

export function SetupPage() {
  return (
    <AccessFrame title={accessWords.setUp}>
      <DataRegion what={accessWords.state} fallback={<Placeholder label={loadingWords.page} rows={3} />}>
        <SetupContent />
      </DataRegion>
    </AccessFrame>
  )
}

function SetupContent() {
  const styles = useStyles()
  const { needsSetup, account } = useOperation(console.getInstallation, {})
  // The link may be pasted into a page that is open already: the location changes then, and the token with it.
  useLocation()
  const token = setupToken()
  if (!needsSetup) {
    return (
      <>
        <p className={styles.lead}>{accessWords.isSetUp}</p>
        <p>
          <AppLink href={paths.signIn()}>{accessWords.signIn}</AppLink>
        </p>
      </>
    )
  }
  if (!token) {
    return <p className={styles.lead}>{accessWords.noToken}</p>
  }
  return <AdministratorForm token={token} account={account} />
}

function AdministratorForm({ token, account }: { token: string; account: string }) {
  const styles = useStyles()
  const go = useGo()
  const queryClient = useQueryClient()
  const [userName, setUserName] = useState('')
  const [password, setPassword] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const nameMissing = userName.trim() === ''
  const passwordShort = password.length < passwordLengthMin
  const passwordGuessable = isGuessable(password, [userName, account])

  const create = async (event: FormEvent) => {
    event.preventDefault()
    setHasTried(true)
    if (isBusy || nameMissing || passwordShort || passwordGuessable) return
    setIsBusy(true)
    setError(null)
    try {
      const session = await request(console.createFirstAdministrator, { body: { token, userName: userName.trim(), password } })
      queryClient.clear()
      queryClient.setQueryData(operationQuery(console.getSession, {}).queryKey, session)
      leaveFirstPage()
      go(paths.home(), { replace: true })
    } catch (cause) {
      setError(cause)
      setIsBusy(false)
    }
  }

  return (
    <form className={styles.form} noValidate onSubmit={(event) => void create(event)}>
      <p className={styles.lead}>{accessWords.lead}</p>
      <FormField label={accessWords.name} isRequired error={hasTried && nameMissing && accessWords.enterName}>
        <Input
          value={userName}
          maxLength={100}
          autoComplete="username"
          ref={focusAtFirst}
          onChange={(_, { value }) => setUserName(value)}
        />
      </FormField>
      <FormField
        label={accessWords.password}
        isRequired
        hint={accessWords.passwordHint(passwordLengthMin)}
        error={
          hasTried && (passwordShort ? accessWords.passwordShort(passwordLengthMin) : passwordGuessable && accessWords.passwordGuessable)
        }
      >
        <SecretInput
          name={accessWords.thePassword}
          value={password}
          autoComplete="new-password"
          onChange={(_, { value }) => setPassword(value)}
        />
      </FormField>
      <InlineError error={error} />
      <BusyButton type="submit" className={styles.action} isBusy={isBusy}>
        {accessWords.create}
      </BusyButton>
    </form>
  )
}
