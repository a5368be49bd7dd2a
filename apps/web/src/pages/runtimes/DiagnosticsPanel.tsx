import { makeStyles, tokens } from '@fluentui/react-components'
import type { RuntimeDetail } from '@mooring/contract'
import { diagnosticsWords } from '#strings/diagnosticsWords.ts'
import { DataRegion } from '../../components/DataRegion.tsx'
import { Placeholder } from '../../components/Placeholder.tsx'
import { DiagnosticsOfNode } from './DiagnosticsOfNode.tsx'

const useStyles = makeStyles({
  panel: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  lead: { margin: 0 },
})

/** What each node of a runtime said when it last looked at itself, and the way to ask it again. */
export function DiagnosticsPanel({ runtime }: { runtime: RuntimeDetail }) {
  const styles = useStyles()
  if (runtime.nodes.length === 0) return <p className={styles.lead}>{diagnosticsWords.noNodes}</p>
  return (
    <div className={styles.panel}>
      <p className={styles.lead}>{diagnosticsWords.lead}</p>
      {runtime.nodes.map((node) => (
        <DataRegion
          key={node.name}
          what={diagnosticsWords.of(node.name)}
          fallback={<Placeholder label={diagnosticsWords.of(node.name)} rows={3} />}
        >
          <DiagnosticsOfNode runtimeName={runtime.name} node={node} />
        </DataRegion>
      ))}
    </div>
  )
}
