import { Input, Textarea } from '@fluentui/react-components'
import { purview } from '@mooring/contract'
import { useState } from 'react'
import { buttonWords } from '#strings/buttonWords.ts'
import { keyVaultsWords } from '#strings/keyVaultsWords.ts'
import { exists } from '../../api/exists.ts'
import { useCall } from '../../api/useCall.ts'
import { useOperation } from '../../api/useOperation.ts'
import { BusyButton } from '../../components/BusyButton.tsx'
import { CancelButton } from '../../components/CancelButton.tsx'
import { DataRegion } from '../../components/DataRegion.tsx'
import { Flyout, FlyoutContent } from '../../components/Flyout.tsx'
import { focusAtFirst } from '../../components/focusAtFirst.ts'
import { FormField } from '../../components/FormField.tsx'
import { InlineError } from '../../components/InlineError.tsx'
import { notify } from '../../components/notify.ts'
import { Placeholder } from '../../components/Placeholder.tsx'
import { useDraft } from '../../components/useDraft.ts'
import { draftOfKeyVault, keyVaultBodyOf, keyVaultRefusals, newKeyVaultDraft, type KeyVaultDraft } from './keyVaultDraft.ts'

/** A new key vault, or one that is there under `name`. */
export function KeyVaultFlyout({ name, onClose }: { name?: string; onClose: () => void }) {
  return (
    <Flyout label={keyVaultsWords.keyVault} onClose={onClose}>
      {name === undefined ? (
        <KeyVaultForm first={newKeyVaultDraft()} onClose={onClose} />
      ) : (
        <DataRegion what={keyVaultsWords.theKeyVault(name)} fallback={<Placeholder label={keyVaultsWords.theKeyVault(name)} />}>
          <EditKeyVault name={name} onClose={onClose} />
        </DataRegion>
      )}
    </Flyout>
  )
}

function EditKeyVault({ name, onClose }: { name: string; onClose: () => void }) {
  const vault = useOperation(purview.getKeyVault, { params: { azureKeyVaultName: name } })
  return <KeyVaultForm first={draftOfKeyVault(vault)} onClose={onClose} />
}

function KeyVaultForm({ first, onClose }: { first: KeyVaultDraft; onClose: () => void }) {
  const { draft, setDraft, isChanged } = useDraft(first)
  const [hasTried, setHasTried] = useState(false)
  const [takenName, setTakenName] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setIsBusy] = useState(false)
  const put = useCall(purview.putKeyVault, [purview.listKeyVaults, purview.getKeyVault])
  const refusals = keyVaultRefusals(draft)
  const nameError = (hasTried ? refusals.name : undefined) ?? (takenName === draft.name ? keyVaultsWords.taken : undefined)
  const change = (changed: Partial<KeyVaultDraft>) => setDraft({ ...draft, ...changed })

  const save = async () => {
    setHasTried(true)
    if (isBusy || takenName === draft.name || Object.keys(refusals).length > 0) return
    setIsBusy(true)
    setError(null)
    const params = { azureKeyVaultName: draft.name }
    try {
      if (draft.isNew && (await exists(purview.getKeyVault, { params }, 'KeyVault_NotFound'))) {
        setTakenName(draft.name)
        setIsBusy(false)
        return
      }
      await put.mutateAsync({ params, body: keyVaultBodyOf(draft) })
      notify({ intent: 'success', title: keyVaultsWords.saved(draft.name) })
      onClose()
    } catch (cause) {
      setError(cause)
      setIsBusy(false)
    }
  }

  return (
    <FlyoutContent
      title={draft.isNew ? keyVaultsWords.new : keyVaultsWords.edit(draft.name)}
      onSubmit={() => void save()}
      footer={
        <BusyButton type="submit" isBusy={isBusy}>
          {draft.isNew ? buttonWords.create : buttonWords.save}
        </BusyButton>
      }
      footerEnd={<CancelButton />}
      isUnsaved={isChanged}
    >
      <KeyVaultFields draft={draft} refusals={{ ...(hasTried ? refusals : {}), name: nameError }} onChange={change} />
      <InlineError error={error} title={keyVaultsWords.notSaved} />
    </FlyoutContent>
  )
}

interface KeyVaultFieldsProps {
  draft: KeyVaultDraft
  refusals: { name?: string | undefined; baseUrl?: string }
  onChange: (changed: Partial<KeyVaultDraft>) => void
}

function KeyVaultFields({ draft, refusals, onChange }: KeyVaultFieldsProps) {
  return (
    <>
      <FormField label={keyVaultsWords.header.name} isRequired={draft.isNew} error={refusals.name}>
        {draft.isNew ? (
          <Input
            ref={focusAtFirst}
            value={draft.name}
            maxLength={63}
            autoComplete="off"
            spellCheck={false}
            onChange={(_, { value }) => onChange({ name: value })}
          />
        ) : (
          <Input ref={focusAtFirst} value={draft.name} readOnly appearance="filled-darker" />
        )}
      </FormField>
      <FormField label={keyVaultsWords.header.address} isRequired hint={keyVaultsWords.addressHint} error={refusals.baseUrl}>
        <Input
          value={draft.baseUrl}
          maxLength={512}
          placeholder={keyVaultsWords.addressExample}
          autoComplete="off"
          spellCheck={false}
          onChange={(_, { value }) => onChange({ baseUrl: value })}
        />
      </FormField>
      <FormField label={keyVaultsWords.header.description}>
        <Textarea
          value={draft.description}
          resize="vertical"
          maxLength={4096}
          onChange={(_, { value }) => onChange({ description: value })}
        />
      </FormField>
    </>
  )
}
