import { Button } from '@fluentui/react-components'
import { purview, type Credential } from '@mooring/contract'
import { buttonWords } from '#strings/buttonWords.ts'
import { credentialsWords } from '#strings/credentialsWords.ts'
import { useOperation } from '../../api/useOperation.ts'
import { CancelButton } from '../../components/CancelButton.tsx'
import { draftOf, newCredentialDraft } from '../../components/credentialDraft.ts'
import { CredentialForm } from '../../components/CredentialForm.tsx'
import { DataRegion } from '../../components/DataRegion.tsx'
import { Flyout, FlyoutContent } from '../../components/Flyout.tsx'
import { notify } from '../../components/notify.ts'
import { Placeholder } from '../../components/Placeholder.tsx'
import { PropertyList } from '../../components/PropertyList.tsx'
import { StatusText } from '../../components/StatusText.tsx'

/** A new credential, or one that is there under `name`. */
export function CredentialFlyout({ name, onClose }: { name?: string; onClose: () => void }) {
  const saved = (savedName: string) => {
    notify({ intent: 'success', title: credentialsWords.saved(savedName) })
    onClose()
  }
  return (
    <Flyout label={credentialsWords.credential} onClose={onClose}>
      {name === undefined ? (
        <CredentialForm title={credentialsWords.new} draft={newCredentialDraft()} onSaved={saved} cancel={<CancelButton />} />
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
  const draft = draftOf(credential)
  if (draft === null) return <OnlyShown credential={credential} onClose={onClose} />
  return <CredentialForm title={credentialsWords.edit(name)} draft={draft} onSaved={onSaved} cancel={<CancelButton />} />
}

/** A credential that this form cannot change. */
function OnlyShown({ credential: { name, kind, properties }, onClose }: { credential: Credential; onClose: () => void }) {
  const texts = Object.entries(properties.typeProperties ?? {}).filter(
    (property): property is [string, string] => typeof property[1] === 'string',
  )
  return (
    <FlyoutContent
      title={name}
      isRead
      footer={
        <Button appearance="primary" onClick={onClose}>
          {buttonWords.close}
        </Button>
      }
    >
      <StatusText glyph="warning">{credentialsWords.onlyThroughApi(credentialsWords.kind[kind])}</StatusText>
      <div>{credentialsWords.onlyThroughApiText}</div>
      <PropertyList
        properties={[
          [credentialsWords.type, credentialsWords.kind[kind]],
          ...texts,
          [credentialsWords.header.description, properties.description],
        ]}
      />
    </FlyoutContent>
  )
}
