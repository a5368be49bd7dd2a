import { Input, makeStyles, tokens } from '@fluentui/react-components'
import { console } from '@mooring/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
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

const passwordLengthMin = 12

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  lead: { margin: 0 },
  action: { alignSelf: 'flex-start' },
})

export function SetupPage() {
  return (
    <AccessFrame title="Set up the console">
      <DataRegion what="the state of the console" fallback={<Placeholder label="the page" rows={3} />}>
        <SetupContent />
      </DataRegion>
    </AccessFrame>
  )
}

function SetupContent() {
  const styles = useStyles()
  const { needsSetup } = useOperation(console.getInstallation, {})
  // The link may be pasted into a page that is open already: the location changes then, and the token with it.
  useLocation()
  const token = setupToken()
  if (!needsSetup) {
    return (
      <>
        <p className={styles.lead}>This console has been set up already.</p>
        <p>
          <AppLink href={paths.signIn()}>Sign in</AppLink>
        </p>
      </>
    )
  }
  if (!token) {
    return (
      <p className={styles.lead}>
        Nobody can sign in yet. Open the one-time link that the console printed when it started: it lets you create the administrator.
      </p>
    )
  }
  return <AdministratorForm token={token} />
}

function AdministratorForm({ token }: { token: string }) {
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

  const create = async (event: FormEvent) => {
    event.preventDefault()
    setHasTried(true)
    if (isBusy || nameMissing || passwordShort) return
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
      <p className={styles.lead}>Create the administrator of this console. The link that brought you here works once.</p>
      <FormField label="Name" isRequired error={hasTried && nameMissing && 'Enter a name.'}>
        <Input
          value={userName}
          maxLength={100}
          autoComplete="username"
          ref={focusAtFirst}
          onChange={(_, { value }) => setUserName(value)}
        />
      </FormField>
      <FormField
        label="Password"
        isRequired
        hint={`At least ${passwordLengthMin} characters. A few words are easier to remember than signs.`}
        error={hasTried && passwordShort && `Enter at least ${passwordLengthMin} characters.`}
      >
        <SecretInput name="the password" value={password} autoComplete="new-password" onChange={(_, { value }) => setPassword(value)} />
      </FormField>
      <InlineError error={error} />
      <BusyButton type="submit" className={styles.action} isBusy={isBusy}>
        Create administrator
      </BusyButton>
    </form>
  )
}
