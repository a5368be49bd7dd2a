import { makeStyles, tokens } from '@fluentui/react-components'
import type { NodeSummary } from '@mooring/contract'
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
          Node {node.name} connected
        </StatusText>
      ))}
      {arriving.map((node) => (
        <StatusText key={node.name} glyph="busy">
          Node {node.name} is registered and connecting...
        </StatusText>
      ))}
      {online.length + arriving.length === 0 ? <StatusText glyph="busy">Waiting for a node...</StatusText> : null}
    </div>
  )
}
