import { makeStyles, tokens } from '@fluentui/react-components'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal'
import { OptionsRegular } from '@fluentui/react-icons/svg/options'
import { PauseCircleRegular } from '@fluentui/react-icons/svg/pause-circle'
import { PlayCircleRegular } from '@fluentui/react-icons/svg/play-circle'
import { console, type NodeSummary, type RuntimeDetail } from '@mooring/contract'
import { heartbeatIntervalSeconds } from '@mooring/domain'
import { useQuery } from '@tanstack/react-query'
import { lazy, useState } from 'react'
import { controlWords } from '#strings/controlWords.ts'
import { keysWords } from '#strings/keysWords.ts'
import { nodePanelWords } from '#strings/nodePanelWords.ts'
import { nodesWords } from '#strings/nodesWords.ts'
import { statusWords } from '#strings/statusWords.ts'
import { useCall } from '../../api/useCall.ts'
import { operationQuery } from '../../api/useOperation.ts'
import { useRefusal } from '../../api/useSession.ts'
import { AppLink } from '../../components/AppLink.tsx'
import { bytesText } from '../../components/bytesText.ts'
import { Hint } from '../../components/Hint.tsx'
import { IconButton } from '../../components/IconButton.tsx'
import { InlineConfirm } from '../../components/InlineConfirm.tsx'
import { InlineError } from '../../components/InlineError.tsx'
import { ItemTable, type ItemColumn } from '../../components/ItemTable.tsx'
import { LazyMenu } from '../../components/LazyMenu.tsx'
import { notify } from '../../components/notify.ts'
import { spanText } from '../../components/relativeTime.ts'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { NodeStatusText } from '../../components/StatusText.tsx'
import { useIsNarrow } from '../../components/useIsNarrow.ts'
import { useRouteSearch } from '../../components/useRouteParam.ts'
import { paths } from '../../paths.ts'
import { LastHour } from './LastHour.tsx'
import { NodeLimit } from './NodeLimit.tsx'
import { nodeRole } from './nodeRole.ts'
import { rateText } from './rateText.ts'
import { tabId } from './runtimeTabs.ts'
import { useListView } from './useListView.ts'

const NodeDetails = lazy(async () => ({ default: (await import('./NodeDetails.tsx')).NodeDetails }))

const useStyles = makeStyles({
  panel: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  lead: { margin: 0 },
  lines: { display: 'flex', flexDirection: 'column', overflowWrap: 'anywhere' },
  first: { fontWeight: tokens.fontWeightSemibold },
  more: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
})

const columns: readonly ItemColumn<NodeSummary>[] = [
  { header: nodesWords.header.status, width: 170, cell: (node) => <StatusCell node={node} /> },
  { header: nodesWords.header.load, width: 96, cell: (node) => <LoadCell node={node} /> },
  { header: nodesWords.header.network, width: 100, cell: (node) => <NetworkCell node={node} /> },
]

const roleColumn: ItemColumn<NodeSummary> = { header: nodesWords.header.role, width: 152, cell: (node) => <RoleCell node={node} /> }

type Asked = { what: 'remove' | 'limit'; nodeName: string } | null

/** As often as a node sends its figures; only what changes its status is announced. */
const refreshMs = heartbeatIntervalSeconds * 1000

/** The nodes of a runtime: how they are, and the ways to drain, limit and remove one. */
export function NodesPanel({ runtime }: { runtime: RuntimeDetail }) {
  const styles = useStyles()
  const [asked, setAsked] = useState<Asked>(null)
  const [error, setError] = useState<unknown>(null)
  useQuery({ ...operationQuery(console.getRuntime, { params: { name: runtime.name } }), refetchInterval: refreshMs })
  const stale = [console.getRuntime, console.listRuntimes, console.listActivity]
  const isNarrow = useIsNarrow()
  const drain = useCall(console.drainNode, stale)
  const resume = useCall(console.resumeNode, stale)

  const attempt = async ({ name, drainingSince }: NodeSummary) => {
    if (drain.isPending || resume.isPending) return
    setError(null)
    try {
      await (drainingSince ? resume : drain).mutateAsync({ params: { name: runtime.name, nodeName: name } })
      notify({ intent: 'success', title: drainingSince ? nodesWords.resumed(name) : nodesWords.drains(name) })
    } catch (cause) {
      setError(cause)
    }
  }

  const opened = useRouteSearch()['node']
  if (opened !== undefined) {
    const node = runtime.nodes.find(({ name }) => name === opened)
    if (node) return <NodeDetails key={node.name} runtimeName={runtime.name} node={node} />
  }

  const nameColumn: ItemColumn<NodeSummary> = {
    header: nodesWords.header.node,
    width: 140,
    cell: (node) => <NameCell runtimeName={runtime.name} node={node} />,
  }
  const hourColumn: ItemColumn<NodeSummary> = {
    header: nodesWords.header.lastHour,
    width: 136,
    cell: ({ name }) => <LastHour runtimeName={runtime.name} nodeName={name} />,
  }
  const actions: ItemColumn<NodeSummary> = {
    header: nodesWords.header.actions,
    width: isNarrow ? 44 : 104,
    isAction: true,
    cell: (node) => <NodeActions node={node} isNarrow={isNarrow} onAsk={setAsked} onDrainOrResume={() => void attempt(node)} />,
  }

  return (
    <div className={styles.panel}>
      {opened === undefined ? null : <p className={styles.lead}>{nodePanelWords.gone(opened)}</p>}
      <p className={styles.lead}>{nodesWords.lead(statusWords.runtimeReason(runtime), runtime.nodesMax)}</p>
      <Question runtime={runtime} asked={asked} onDone={() => setAsked(null)} />
      <InlineError error={error} title={nodesWords.notChanged} />
      {runtime.nodes.length === 0 ? (
        <p className={styles.lead}>{nodesWords.none}</p>
      ) : (
        <ItemTable
          label={nodesWords.label}
          isTall
          items={runtime.nodes}
          columns={[nameColumn, ...columns, hourColumn, roleColumn, actions]}
          keyOf={(node) => node.name}
        />
      )}
    </div>
  )
}

interface NodeActionsProps {
  node: NodeSummary
  isNarrow: boolean
  onAsk: (asked: Asked) => void
  onDrainOrResume: () => void
}

/** What can be done with a node: as buttons, or where the row has no room for them in a menu. */
function NodeActions({ node, isNarrow, onAsk, onDrainOrResume }: NodeActionsProps) {
  const { name: nodeName, drainingSince } = node
  const cannotDrain = useRefusal(console.drainNode)
  const cannotLimit = useRefusal(console.updateNode)
  const cannotRemove = useRefusal(console.removeNode)
  const entries = [
    {
      label: drainingSince ? nodesWords.resume(nodeName) : nodesWords.drain(nodeName),
      refusal: cannotDrain,
      icon: drainingSince ? <PlayCircleRegular /> : <PauseCircleRegular />,
      onClick: onDrainOrResume,
    },
    {
      label: nodesWords.limit(nodeName),
      refusal: cannotLimit,
      icon: <OptionsRegular />,
      onClick: () => onAsk({ what: 'limit', nodeName }),
    },
    {
      label: nodesWords.remove(nodeName),
      refusal: cannotRemove,
      icon: <DeleteRegular />,
      onClick: () => onAsk({ what: 'remove', nodeName }),
    },
  ]
  if (isNarrow) return <LazyMenu label={controlWords.moreActions(nodeName)} icon={<MoreHorizontalRegular />} entries={entries} />
  return (
    <>
      {entries.map((entry) => (
        <IconButton key={entry.label} {...entry} />
      ))}
    </>
  )
}

/** A node with one of these is given runs, at once or as soon as it has room. */
const takesRuns: ReadonlySet<NodeSummary['status']> = new Set(['Online', 'Limited'])

/** What stands over the table while something is asked about one of its nodes. */
function Question({ runtime, asked, onDone }: { runtime: RuntimeDetail; asked: Asked; onDone: () => void }) {
  const remove = useCall(console.removeNode, [console.getRuntime, console.listRuntimes, console.listActivity])
  const node = runtime.nodes.find(({ name }) => name === asked?.nodeName)
  if (asked === null || node === undefined) return null
  if (asked.what === 'limit') return <NodeLimit key={node.name} runtimeName={runtime.name} node={node} onDone={onDone} />
  const takers = runtime.nodes.filter((other) => other !== node && takesRuns.has(other.status)).length
  return (
    <InlineConfirm
      key={node.name}
      title={nodesWords.removeQuestion(node.name)}
      confirmText={nodesWords.removeIt}
      onCancel={onDone}
      onConfirm={async () => {
        await remove.mutateAsync({ params: { name: runtime.name, nodeName: node.name } })
        onDone()
        notify({ intent: 'success', title: nodesWords.removed(node.name) })
        // The row whose button had the focus is going.
        document.getElementById(tabId('nodes'))?.focus()
      }}
    >
      {nodesWords.removeEffect(node.runningJobs, takers)}
    </InlineConfirm>
  )
}

function NameCell({ runtimeName, node }: { runtimeName: string; node: NodeSummary }) {
  const styles = useStyles()
  const view = useListView()
  return (
    <span className={styles.lines}>
      <AppLink href={paths.node(runtimeName, node.name, view)} className={styles.first}>
        {node.name}
      </AppLink>
      <span className={styles.more}>
        {node.machineName === node.name ? node.operatingSystem : nodesWords.machine(node.machineName, node.operatingSystem)}
      </span>
      {node.address ? <span className={styles.more}>{node.address}</span> : null}
      {node.ephemeralSeconds === undefined ? null : (
        <span className={styles.more}>{nodesWords.ephemeral(spanText(node.ephemeralSeconds))}</span>
      )}
    </span>
  )
}

function StatusCell({ node }: { node: NodeSummary }) {
  const styles = useStyles()
  return (
    <span className={styles.lines}>
      <NodeStatusText status={node.status} />
      <span className={styles.more}>{statusWords.nodeReason(node)}</span>
      <span className={styles.more}>
        {nodesWords.heartbeat(node.lastHeartbeatAt ? <RelativeTime at={node.lastHeartbeatAt} /> : nodesWords.never)}
      </span>
    </span>
  )
}

const bytesPerMb = 1024 ** 2

/** Of a node that is silent the last figures say nothing about now. */
function LoadCell({ node }: { node: NodeSummary }) {
  const styles = useStyles()
  const isSilent = node.status === 'Offline'
  return (
    <span className={styles.lines}>
      <span>{nodesWords.load(node.runningJobs, node.concurrentJobsLimit)}</span>
      {node.cpuPercent === undefined || isSilent ? null : (
        <span className={styles.more}>{nodesWords.cpu(Math.round(node.cpuPercent))}</span>
      )}
      {node.memoryAvailableMb === undefined || isSilent ? null : (
        <span className={styles.more}>{nodesWords.free(bytesText(node.memoryAvailableMb * bytesPerMb))}</span>
      )}
    </span>
  )
}

function NetworkCell({ node }: { node: NodeSummary }) {
  const styles = useStyles()
  const { receivedBytesPerSecond, sentBytesPerSecond } = node
  if (node.status === 'Offline' || receivedBytesPerSecond === undefined || sentBytesPerSecond === undefined)
    return <span className={styles.more}>{nodesWords.notReported}</span>
  return (
    <span className={styles.lines}>
      <span>{nodesWords.received(rateText(receivedBytesPerSecond))}</span>
      <span>{nodesWords.sent(rateText(sentBytesPerSecond))}</span>
    </span>
  )
}

/** Its role and version. What the role means is in the bubble for the eye, and on the node's own page for everybody. */
function RoleCell({ node }: { node: NodeSummary }) {
  const styles = useStyles()
  const { name, meaning } = nodeRole(node)
  return (
    <span className={styles.lines}>
      <Hint text={meaning}>
        <span>{name}</span>
      </Hint>
      <span className={styles.more}>{nodesWords.version(node.version)}</span>
      <span className={styles.more}>
        {nodesWords.registered(<RelativeTime at={node.registeredAt} />, node.enrolledWith ? keysWords.name[node.enrolledWith] : null)}
      </span>
    </span>
  )
}
