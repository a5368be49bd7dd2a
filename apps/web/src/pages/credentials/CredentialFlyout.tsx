import { purview } from '@mooring/contract'
import { buttonWords } from '#strings/buttonWords.ts'
import { credentialsWords } from '#strings/credentialsWords.ts'
import { useOperation } from '../../api/useOperation.ts'
import { draftOf, newCredentialDraft } from '../../components/credentialDraft.ts'
import { CredentialForm } from '../../components/CredentialForm.tsx'
import { DataRegion } from '../../components/DataRegion.tsx'
import { Flyout } from '../../components/Flyout.tsx'
import { notify } from '../../components/notify.ts'
import { Placeholder } from '../../components/Placeholder.tsx'

/** A new credential, or one that is there under `name`. */
export function CredentialFlyout({ name, onClose }: { name?: string; onClose: () => void }) {
  const saved = (savedName: string) => {
    notify({ intent: 'success', title: credentialsWords.saved(savedName) })
    onClose()
  }
  return (
    <Flyout label={credentialsWords.credential} onClose={onClose}>
      {name === undefined ? (
        <CredentialForm
          title={credentialsWords.new}
          draft={newCredentialDraft()}
          onSaved={saved}
          cancel={{ text: buttonWords.cancel, onClick: onClose }}
        />
      ) : (
        <DataRegion what={credentialsWords.theCredential(name)} fallback={<Placeholder label={credentialsWords.theCredential(name)} />}>
          <EditCredential name={name} onSaved={saved} onClose={onClose} />
        </DataRegion>
      )}
    </Flyout>
  )
}

function EditCredential({ name, onSaved, onClose }: { name: string; onSaved: (name: string) => void; onClose: () => void }) {
  const credential = useOperation(purview.getCredential, { params: { credentialName: name } })
  return (
    <CredentialForm
      title={credentialsWords.edit(name)}
      draft={draftOf(credential)}
      onSaved={onSaved}
      cancel={{ text: buttonWords.cancel, onClick: onClose }}
    />
  )
}
