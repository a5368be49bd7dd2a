import { Input, makeStyles, tokens } from '@fluentui/react-components'
import { console } from '@mooring/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { accessWords } from '#strings/accessWords.ts'
import { request } from '../../api/request.ts'
import { operationQuery } from '../../api/useOperation.ts'
import { BusyButton } from '../../components/BusyButton.tsx'
import { focusAtFirst } from '../../components/focusAtFirst.ts'
import { FormField } from '../../components/FormField.tsx'
import { InlineError } from '../../components/InlineError.tsx'
import { leaveFirstPage } from '../../components/Page.tsx'
import { SecretInput } from '../../components/SecretInput.tsx'
import { useGo } from '../../components/useGo.ts'
import { useRouteSearch } from '../../components/useRouteParam.ts'
import { safeNext } from '../../paths.ts'
import { AccessFrame } from './AccessFrame.tsx'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  action: { alignSelf: 'flex-start' },
})

export function SignInPage() {
  const styles = useStyles()
  const go = useGo()
  const { next } = useRouteSearch()
  const queryClient = useQueryClient()
  const [userName, setUserName] = useState('')
  const [password, setPassword] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  const [failures, setFailures] = useState(0)
  const [error, setError] = useState<unknown>(null)

  const signIn = async (event: FormEvent) => {
    event.preventDefault()
    if (isBusy || userName === '' || password === '') return
    setIsBusy(true)
    setError(null)
    try {
      const session = await request(console.signIn, { body: { userName: userName.trim(), password } })
      queryClient.clear()
      queryClient.setQueryData(operationQuery(console.getSession, {}).queryKey, session)
      leaveFirstPage()
      go(safeNext(next), { replace: true })
    } catch (cause) {
      setError(cause)
      setPassword('')
      setFailures(failures + 1)
      setIsBusy(false)
    }
  }

  return (
    <AccessFrame title={accessWords.signIn}>
      <form className={styles.form} onSubmit={(event) => void signIn(event)}>
        <FormField label={accessWords.name} isRequired>
          <Input value={userName} autoComplete="username" ref={focusAtFirst} onChange={(_, { value }) => setUserName(value)} />
        </FormField>
        <FormField label={accessWords.password} isRequired>
          <SecretInput
            key={failures}
            name={accessWords.thePassword}
            {...(failures > 0 ? { ref: focusAtFirst } : {})}
            value={password}
            autoComplete="current-password"
            onChange={(_, { value }) => setPassword(value)}
          />
        </FormField>
        <InlineError error={error} />
        <BusyButton type="submit" className={styles.action} isBusy={isBusy}>
          {accessWords.signIn}
        </BusyButton>
      </form>
    </AccessFrame>
  )
}
