import { purview } from '@mooring/contract'
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
    notify({ intent: 'success', title: `Credential ${savedName} saved` })
    onClose()
  }
  return (
    <Flyout label="Credential" onClose={onClose}>
      {name === undefined ? (
        <CredentialForm title="New credential" draft={newCredentialDraft()} onSaved={saved} cancel={{ text: 'Cancel', onClick: onClose }} />
      ) : (
        <DataRegion what={`the credential ${name}`} fallback={<Placeholder label={`the credential ${name}`} />}>
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
      title={`Edit credential "${name}"`}
      draft={draftOf(credential)}
      onSaved={onSaved}
      cancel={{ text: 'Cancel', onClick: onClose }}
    />
  )
}
