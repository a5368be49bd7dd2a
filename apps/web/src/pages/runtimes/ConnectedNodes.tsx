import { makeStyles, tokens } from '@fluentui/react-components'
import type { NodeSummary } from '@mooring/contract'
import { runtimeSettingsWords } from '#strings/runtimeSettingsWords.ts'
import { StatusText } from '../../components/StatusText.tsx'

const useStyles = makeStyles({
  lines: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
})

/** Says by itself when a node arrives: whoever installs one need not press Refresh. */
export function ConnectedNodes({ nodes }: { nodes: readonly NodeSummary[] }) {
  const styles = useStyles()
  const online = nodes.filter((node) => node.status === 'Online' || node.status === 'Limited')
  const arriving = nodes.filter((node) => node.status === 'Initializing')
  return (
    <div role="status" className={styles.lines}>
      {online.map((node) => (
        <StatusText key={node.name} glyph="good">
          {runtimeSettingsWords.connected(node.name)}
        </StatusText>
      ))}
      {arriving.map((node) => (
        <StatusText key={node.name} glyph="busy">
          {runtimeSettingsWords.connecting(node.name)}
        </StatusText>
      ))}
      {online.length + arriving.length === 0 ? <StatusText glyph="busy">{runtimeSettingsWords.waiting}</StatusText> : null}
    </div>
  )
}
