import type { DataSource, Scan } from '@mooring/contract'
import { useState } from 'react'
import { newCredentialDraft } from '../../components/credentialDraft.ts'
import { CredentialForm } from '../../components/CredentialForm.tsx'
import { DataRegion } from '../../components/DataRegion.tsx'
import { Flyout } from '../../components/Flyout.tsx'
import { Placeholder } from '../../components/Placeholder.tsx'
import { draftOfScan, newScanDraft } from './scanDraft.ts'
import { ScanForm } from './ScanForm.tsx'

/** A new scan of a source, or one that is there. Making the credential that it needs is a step of it, not a dialog over it. */
export function ScanFlyout({ source, scan, onClose }: { source: DataSource; scan?: Scan; onClose: () => void }) {
  const [draft, setDraft] = useState(() => (scan ? draftOfScan(scan) : newScanDraft(source)))
  const [isMakingCredential, setIsMakingCredential] = useState(false)
  return (
    <Flyout label={scan ? `Scan ${scan.name}` : 'New scan'} onClose={onClose}>
      {isMakingCredential ? (
        <CredentialForm
          title="New credential"
          draft={newCredentialDraft()}
          onSaved={(credential) => {
            setDraft({ ...draft, credential })
            setIsMakingCredential(false)
          }}
          cancel={{ text: 'Back', onClick: () => setIsMakingCredential(false) }}
        />
      ) : (
        <DataRegion what="the integration runtimes and credentials" fallback={<Placeholder label="the scan" />}>
          <ScanForm
            source={source}
            {...(scan ? { scan } : {})}
            draft={draft}
            onChange={setDraft}
            onNewCredential={() => setIsMakingCredential(true)}
            onClose={onClose}
          />
        </DataRegion>
      )}
    </Flyout>
  )
}
