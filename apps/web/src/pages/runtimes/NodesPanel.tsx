import { makeStyles, tokens } from '@fluentui/react-components'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { console, type NodeSummary, type RuntimeDetail } from '@mooring/contract'
import { useState } from 'react'
import { useCall } from '../../api/useCall.ts'
import { useRefusal } from '../../api/useSession.ts'
import { bytesText } from '../../components/bytesText.ts'
import { IconButton } from '../../components/IconButton.tsx'
import { InlineConfirm } from '../../components/InlineConfirm.tsx'
import { ItemTable, type ItemColumn } from '../../components/ItemTable.tsx'
import { notify } from '../../components/notify.ts'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { NodeStatusText } from '../../components/StatusText.tsx'

const useStyles = makeStyles({
  panel: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  lead: { margin: 0 },
  lines: { display: 'flex', flexDirection: 'column', overflowWrap: 'anywhere' },
  first: { fontWeight: tokens.fontWeightSemibold },
  more: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
})

export const nodesTabId = 'tab-nodes'

const columns: readonly ItemColumn<NodeSummary>[] = [
  { header: 'Node', width: 170, cell: (node) => <NameCell node={node} /> },
  { header: 'Status', width: 160, cell: (node) => <StatusCell node={node} /> },
  { header: 'Load', width: 104, cell: (node) => <LoadCell node={node} /> },
  { header: 'Version', width: 112, cell: (node) => <VersionCell node={node} /> },
]

/** The nodes of a runtime, and the way to remove one. */
export function NodesPanel({ runtime }: { runtime: RuntimeDetail }) {
  const styles = useStyles()
  const cannotRemove = useRefusal(console.removeNode)
  const [removing, setRemoving] = useState<string | null>(null)
  const remove = useCall(console.removeNode, [console.getRuntime, console.listRuntimes])

  const actions: ItemColumn<NodeSummary> = {
    header: 'Actions',
    width: 44,
    isAction: true,
    cell: ({ name }) => (
      <IconButton label={`Remove ${name}`} refusal={cannotRemove} icon={<DeleteRegular />} onClick={() => setRemoving(name)} />
    ),
  }

  return (
    <div className={styles.panel}>
      <p className={styles.lead}>
        {runtime.reason} Up to {runtime.nodesMax} nodes can be registered; two or more keep scans running when one machine is down.
      </p>
      {removing === null ? null : (
        <InlineConfirm
          title={`Remove node ${removing}?`}
          confirmText="Remove"
          onCancel={() => setRemoving(null)}
          onConfirm={async () => {
            await remove.mutateAsync({ params: { name: runtime.name, nodeName: removing } })
            setRemoving(null)
            notify({ intent: 'success', title: `Node ${removing} removed` })
            // The row whose button had the focus is going.
            document.getElementById(nodesTabId)?.focus()
          }}
        >
          Its credential ends at once: the node stops and says so on its machine. Runs that it has under way are given to the other nodes.
          To use the machine again, register it anew with a key.
        </InlineConfirm>
      )}
      {runtime.nodes.length === 0 ? (
        <p className={styles.lead}>No node yet. Register one with a key of the Settings tab.</p>
      ) : (
        <ItemTable label="Nodes" isTall items={runtime.nodes} columns={[...columns, actions]} keyOf={(node) => node.name} />
      )}
    </div>
  )
}

function NameCell({ node }: { node: NodeSummary }) {
  const styles = useStyles()
  return (
    <span className={styles.lines}>
      <span className={styles.first}>{node.name}</span>
      <span className={styles.more}>
        {node.machineName === node.name ? node.operatingSystem : `${node.machineName}, ${node.operatingSystem}`}
      </span>
      {node.address ? <span className={styles.more}>{node.address}</span> : null}
    </span>
  )
}

function StatusCell({ node }: { node: NodeSummary }) {
  const styles = useStyles()
  return (
    <span className={styles.lines}>
      <NodeStatusText status={node.status} />
      <span className={styles.more}>{node.reason}</span>
      <span className={styles.more}>Heartbeat {node.lastHeartbeatAt ? <RelativeTime at={node.lastHeartbeatAt} /> : 'never'}</span>
    </span>
  )
}

const bytesPerMb = 1024 ** 2

function LoadCell({ node }: { node: NodeSummary }) {
  const styles = useStyles()
  return (
    <span className={styles.lines}>
      <span>
        {node.runningJobs}/{node.concurrentJobsLimit} scans
      </span>
      {node.cpuPercent === undefined ? null : <span className={styles.more}>CPU {Math.round(node.cpuPercent)} %</span>}
      {node.memoryAvailableMb === undefined ? null : (
        <span className={styles.more}>{bytesText(node.memoryAvailableMb * bytesPerMb)} free</span>
      )}
    </span>
  )
}

const enrolledTexts = { authKey1: 'with Key1', authKey2: 'with Key2' } as const

function VersionCell({ node }: { node: NodeSummary }) {
  const styles = useStyles()
  return (
    <span className={styles.lines}>
      <span>{node.version}</span>
      <span className={styles.more}>
        Registered <RelativeTime at={node.registeredAt} /> {node.enrolledWith ? enrolledTexts[node.enrolledWith] : null}
      </span>
    </span>
  )
}
