import { Dropdown, Input, Option, Textarea } from '@fluentui/react-components'
import { purview } from '@mooring/contract'
import { useState, type ReactElement } from 'react'
import { buttonWords } from '#strings/buttonWords.ts'
import { credentialsWords } from '#strings/credentialsWords.ts'
import { exists } from '../api/exists.ts'
import { useCall } from '../api/useCall.ts'
import { BusyButton } from './BusyButton.tsx'
import { bodyOf, draftRefusals, type CredentialDraft, type DraftRefusals } from './credentialDraft.ts'
import { editableKinds, type EditableKind } from './credentialKinds.ts'
import { FlyoutContent } from './Flyout.tsx'
import { focusAtFirst } from './focusAtFirst.ts'
import { FormField } from './FormField.tsx'
import { InlineError } from './InlineError.tsx'
import { SecretFields } from './SecretFields.tsx'
import { useDraft } from './useDraft.ts'

export interface CredentialFormProps {
  title: string
  draft: CredentialDraft
  /** The kinds that a new one may be of; all that the form knows when absent. */
  kinds?: readonly EditableKind[]
  onSaved: (name: string, kind: EditableKind) => void
  /** The button that leaves the form. */
  cancel: ReactElement
  /** Whether something besides would be lost with the flyout. */
  isUnsaved?: boolean
}

/** The content of a flyout in which a credential is typed: its kind, who signs in, and the secret or where the node finds it. */
export function CredentialForm({ title, draft: first, kinds = editableKinds, onSaved, cancel, isUnsaved = false }: CredentialFormProps) {
  const { draft, setDraft, isChanged } = useDraft(first)
  const [hasTried, setHasTried] = useState(false)
  const [takenName, setTakenName] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setIsBusy] = useState(false)
  const put = useCall(purview.putCredential, [purview.listCredentials, purview.getCredential])
  const refusals = draftRefusals(draft)
  const nameError = refusals.name ?? (takenName === draft.name ? credentialsWords.taken : undefined)
  const shown = hasTried ? refusals : {}
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
      onSaved(draft.name, draft.kind)
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
      footerEnd={cancel}
      isUnsaved={isUnsaved || isChanged}
    >
      <NameAndKind draft={draft} kinds={kinds} nameError={nameError} onChange={change} />
      <IdentityFields draft={draft} refusals={shown} onChange={change} />
      <SecretFields kind={draft.kind} secret={draft.secret} refusals={shown} onChange={(secret) => change({ secret })} />
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

interface FieldsProps {
  draft: CredentialDraft
  onChange: (changed: Partial<CredentialDraft>) => void
}

function NameAndKind({
  draft,
  kinds,
  nameError,
  onChange,
}: FieldsProps & { kinds: readonly EditableKind[]; nameError: string | undefined }) {
  if (!draft.isNew) {
    return (
      <>
        <FormField label={credentialsWords.header.name}>
          <Input ref={focusAtFirst} value={draft.name} readOnly appearance="filled-darker" />
        </FormField>
        <FormField label={credentialsWords.type}>
          <Input value={credentialsWords.kind[draft.kind]} readOnly appearance="filled-darker" />
        </FormField>
      </>
    )
  }
  return (
    <>
      <FormField label={credentialsWords.header.name} isRequired error={nameError}>
        <Input
          ref={focusAtFirst}
          value={draft.name}
          autoComplete="off"
          spellCheck={false}
          onChange={(_, { value }) => onChange({ name: value })}
        />
      </FormField>
      <FormField label={credentialsWords.type} isRequired>
        <Dropdown
          value={credentialsWords.kind[draft.kind]}
          selectedOptions={[draft.kind]}
          onOptionSelect={(_, { optionValue }) => {
            const kind = kinds.find((offered) => offered === optionValue)
            if (kind) onChange({ kind })
          }}
        >
          {kinds.map((kind) => (
            <Option key={kind} value={kind}>
              {credentialsWords.kind[kind]}
            </Option>
          ))}
        </Dropdown>
      </FormField>
    </>
  )
}

/** Who signs in: a user, an application, or nobody in particular. */
function IdentityFields({ draft, refusals, onChange }: FieldsProps & { refusals: DraftRefusals }) {
  if (draft.kind === 'AccountKey') return null
  if (draft.kind !== 'ServicePrincipal') {
    return (
      <FormField label={credentialsWords.userName} isRequired error={refusals.user}>
        <Input
          value={draft.user}
          maxLength={256}
          autoComplete="off"
          spellCheck={false}
          onChange={(_, { value }) => onChange({ user: value })}
        />
      </FormField>
    )
  }
  return (
    <>
      <FormField label={credentialsWords.tenant} isRequired error={refusals.tenant} hint={credentialsWords.tenantHint}>
        <Input
          value={draft.tenant}
          maxLength={256}
          autoComplete="off"
          spellCheck={false}
          onChange={(_, { value }) => onChange({ tenant: value })}
        />
      </FormField>
      <FormField label={credentialsWords.principal} isRequired error={refusals.servicePrincipalId}>
        <Input
          value={draft.servicePrincipalId}
          maxLength={256}
          autoComplete="off"
          spellCheck={false}
          onChange={(_, { value }) => onChange({ servicePrincipalId: value })}
        />
      </FormField>
    </>
  )
}
