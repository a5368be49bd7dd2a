import { Button, Input, Radio, RadioGroup, Textarea } from '@fluentui/react-components'
import { purview } from '@mooring/contract'
import { useState } from 'react'
import { buttonWords } from '#strings/buttonWords.ts'
import { credentialsWords } from '#strings/credentialsWords.ts'
import { exists } from '../api/exists.ts'
import { useCall } from '../api/useCall.ts'
import { BusyButton } from './BusyButton.tsx'
import { bodyOf, draftRefusals, type CredentialDraft } from './credentialDraft.ts'
import { FlyoutContent } from './Flyout.tsx'
import { focusAtFirst } from './focusAtFirst.ts'
import { FormField } from './FormField.tsx'
import { InlineError } from './InlineError.tsx'
import { SecretInput } from './SecretInput.tsx'

export interface CredentialFormProps {
  title: string
  draft: CredentialDraft
  onSaved: (name: string) => void
  /** Leaves the form unchanged. */
  cancel: { text: string; onClick: () => void }
}

const exampleVariable = 'PG_PASSWORD'

/** The content of a flyout in which a credential is typed: user, and the password or where the node finds it. */
export function CredentialForm({ title, draft: given, onSaved, cancel }: CredentialFormProps) {
  const [draft, setDraft] = useState(given)
  const [hasTried, setHasTried] = useState(false)
  const [takenName, setTakenName] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setIsBusy] = useState(false)
  const put = useCall(purview.putCredential, [purview.listCredentials, purview.getCredential])
  const refusals = draftRefusals(draft)
  const nameError = refusals.name ?? (takenName === draft.name ? credentialsWords.taken : undefined)
  const change = (changed: Partial<CredentialDraft>) => setDraft({ ...draft, ...changed })

  const save = async () => {
    setHasTried(true)
    if (isBusy || nameError || Object.keys(refusals).length > 0) return
    setIsBusy(true)
    setError(null)
    const params = { credentialName: draft.name }
    try {
      if (draft.isNew && (await exists(purview.getCredential, { params }, 'Credential_NotFound'))) {
        setTakenName(draft.name)
        setIsBusy(false)
        return
      }
      await put.mutateAsync({ params, body: bodyOf(draft) })
      onSaved(draft.name)
    } catch (cause) {
      setError(cause)
      setIsBusy(false)
    }
  }

  return (
    <FlyoutContent
      title={title}
      onSubmit={() => void save()}
      footer={
        <BusyButton type="submit" isBusy={isBusy}>
          {draft.isNew ? buttonWords.create : buttonWords.save}
        </BusyButton>
      }
      footerEnd={<Button onClick={cancel.onClick}>{cancel.text}</Button>}
    >
      <FormField label={credentialsWords.header.name} isRequired={draft.isNew} error={nameError}>
        {draft.isNew ? (
          <Input
            ref={focusAtFirst}
            value={draft.name}
            autoComplete="off"
            spellCheck={false}
            onChange={(_, { value }) => change({ name: value })}
          />
        ) : (
          <Input value={draft.name} readOnly appearance="filled-darker" />
        )}
      </FormField>
      <FormField label={credentialsWords.userName} isRequired error={hasTried && refusals.user}>
        <Input
          value={draft.user}
          maxLength={256}
          autoComplete="off"
          spellCheck={false}
          onChange={(_, { value }) => change({ user: value })}
        />
      </FormField>
      <FormField label={credentialsWords.keptIn}>
        <RadioGroup value={draft.keptIn} onChange={(_, { value }) => change({ keptIn: value === 'node' ? 'node' : 'console' })}>
          <Radio value="console" label={credentialsWords.inConsole} />
          <Radio value="node" label={credentialsWords.fromNode} />
        </RadioGroup>
      </FormField>
      {draft.keptIn === 'console' ? (
        <FormField
          label={credentialsWords.password}
          isRequired={!draft.hasPassword}
          hint={draft.hasPassword ? credentialsWords.keepPassword : null}
          error={hasTried && refusals.password}
        >
          <SecretInput
            name={credentialsWords.thePassword}
            value={draft.password}
            maxLength={4096}
            autoComplete="new-password"
            onChange={(_, { value }) => change({ password: value })}
          />
        </FormField>
      ) : (
        <FormField label={credentialsWords.variable} isRequired hint={credentialsWords.variableHint} error={hasTried && refusals.variable}>
          <Input
            value={draft.variable}
            maxLength={128}
            placeholder={exampleVariable}
            autoComplete="off"
            spellCheck={false}
            onChange={(_, { value }) => change({ variable: value })}
          />
        </FormField>
      )}
      <FormField label={credentialsWords.header.description}>
        <Textarea
          value={draft.description}
          resize="vertical"
          maxLength={4096}
          onChange={(_, { value }) => change({ description: value })}
        />
      </FormField>
      <InlineError error={error} title={credentialsWords.notSaved} />
    </FlyoutContent>
  )
}
