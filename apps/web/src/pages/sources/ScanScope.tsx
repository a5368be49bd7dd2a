import { makeStyles, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import { scopeWords as words } from '#strings/scopeWords.ts'
import type { ScanDraft } from './scanDraft.ts'
import { filterCount, type ScopeDraft, type ScopeRefusals } from './scopeDraft.ts'
import { ScopeFields } from './ScopeFields.tsx'
import { ScopePreview } from './ScopePreview.tsx'

const useStyles = makeStyles({
  details: { flexShrink: 0 },
  summary: { cursor: 'pointer', fontWeight: tokens.fontWeightSemibold },
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, paddingTop: tokens.spacingVerticalM },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
})

interface ScanScopeProps {
  sourceName: string
  draft: ScanDraft
  scope: ScopeDraft
  refusals: ScopeRefusals
  /** Whether the scan is there already, so that it may have a run to try the scope on. */
  isThere: boolean
  onChange: (scope: ScopeDraft) => void
  onRefused: (error: unknown) => void
}

/** The scope in the form of a scan, folded: most scans are about all of their source. Open when something in it is wrong. */
export function ScanScope({ sourceName, draft, scope, refusals, isThere, onChange, onRefused }: ScanScopeProps) {
  const styles = useStyles()
  const [isUnfolded, setIsUnfolded] = useState(false)
  const isOpen = isUnfolded || Object.keys(refusals).length > 0
  return (
    <details className={styles.details} open={isOpen} onToggle={({ currentTarget }) => setIsUnfolded(currentTarget.open)}>
      <summary className={styles.summary}>{words.summary(filterCount(scope))}</summary>
      <div className={styles.content}>
        <ScopeFields kind={draft.kind} draft={scope} refusals={refusals} onChange={onChange} />
        {isThere ? (
          <ScopePreview params={{ dataSourceName: sourceName, scanName: draft.name }} draft={scope} onRefused={onRefused} />
        ) : (
          <p className={styles.text}>{words.previewLater}</p>
        )}
      </div>
    </details>
  )
}
