import type { DataSource, Scan } from '@mooring/contract'
import { useState } from 'react'
import { buttonWords } from '#strings/buttonWords.ts'
import { credentialsWords } from '#strings/credentialsWords.ts'
import { scansWords } from '#strings/scansWords.ts'
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
    <Flyout label={scan ? scansWords.title(scan.name) : scansWords.new} onClose={onClose}>
      {isMakingCredential ? (
        <CredentialForm
          title={credentialsWords.new}
          draft={newCredentialDraft()}
          onSaved={(credential) => {
            setDraft({ ...draft, credential })
            setIsMakingCredential(false)
          }}
          cancel={{ text: buttonWords.back, onClick: () => setIsMakingCredential(false) }}
        />
      ) : (
        <DataRegion what={scansWords.choices} fallback={<Placeholder label={scansWords.aScan} />}>
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
