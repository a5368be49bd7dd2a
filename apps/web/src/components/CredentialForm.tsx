import { Button, Input, Radio, RadioGroup, Textarea } from '@fluentui/react-components'
import { purview } from '@mooring/contract'
import { useState } from 'react'
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

/** The content of a flyout in which a credential is typed: user, and the password or where the node finds it. */
export function CredentialForm({ title, draft: given, onSaved, cancel }: CredentialFormProps) {
  const [draft, setDraft] = useState(given)
  const [hasTried, setHasTried] = useState(false)
  const [takenName, setTakenName] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setIsBusy] = useState(false)
  const put = useCall(purview.putCredential, [purview.listCredentials, purview.getCredential])
  const refusals = draftRefusals(draft)
  const nameError =
    refusals.name ?? (takenName === draft.name ? 'A credential of this name exists already. Choose another name.' : undefined)
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
          {draft.isNew ? 'Create' : 'Save'}
        </BusyButton>
      }
      footerEnd={<Button onClick={cancel.onClick}>{cancel.text}</Button>}
    >
      <FormField label="Name" isRequired={draft.isNew} error={nameError}>
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
      <FormField label="User name" isRequired error={hasTried && refusals.user}>
        <Input
          value={draft.user}
          maxLength={256}
          autoComplete="off"
          spellCheck={false}
          onChange={(_, { value }) => change({ user: value })}
        />
      </FormField>
      <FormField label="Where the password is kept">
        <RadioGroup value={draft.keptIn} onChange={(_, { value }) => change({ keptIn: value === 'node' ? 'node' : 'console' })}>
          <Radio value="console" label="Stored encrypted in the console" />
          <Radio value="node" label="From the node's environment" />
        </RadioGroup>
      </FormField>
      {draft.keptIn === 'console' ? (
        <FormField
          label="Password"
          isRequired={!draft.hasPassword}
          hint={draft.hasPassword ? 'Leave empty to keep the stored password. It is never shown.' : null}
          error={hasTried && refusals.password}
        >
          <SecretInput
            name="the password"
            value={draft.password}
            maxLength={4096}
            autoComplete="new-password"
            onChange={(_, { value }) => change({ password: value })}
          />
        </FormField>
      ) : (
        <FormField
          label="Variable name"
          isRequired
          hint="Set this variable in the environment of every node. The console never sees the password."
          error={hasTried && refusals.variable}
        >
          <Input
            value={draft.variable}
            maxLength={128}
            placeholder="PG_PASSWORD"
            autoComplete="off"
            spellCheck={false}
            onChange={(_, { value }) => change({ variable: value })}
          />
        </FormField>
      )}
      <FormField label="Description">
        <Textarea
          value={draft.description}
          resize="vertical"
          maxLength={4096}
          onChange={(_, { value }) => change({ description: value })}
        />
      </FormField>
      <InlineError error={error} title="The credential was not saved" />
    </FlyoutContent>
  )
}
