import { makeStyles, tokens } from '@fluentui/react-components'
import type { NodeSummary } from '@mooring/contract'
import { keysWords } from '#strings/keysWords.ts'
import { nodePanelWords } from '#strings/nodePanelWords.ts'
import { nodesWords } from '#strings/nodesWords.ts'
import { AppLink } from '../../components/AppLink.tsx'
import { bytesText } from '../../components/bytesText.ts'
import { CommandText } from '../../components/CommandText.tsx'
import { focusAtFirst } from '../../components/focusAtFirst.ts'
import { PropertyList } from '../../components/PropertyList.tsx'
import { spanText } from '../../components/relativeTime.ts'
import { Moment } from '../../components/RelativeTime.tsx'
import { NodeStatusText, StatusText } from '../../components/StatusText.tsx'
import { paths } from '../../paths.ts'
import { NodeChart } from './NodeChart.tsx'
import { nodeChecks } from './nodeChecks.ts'
import { nodeRole } from './nodeRole.ts'
import { rateText } from './rateText.ts'
import { useListView } from './useListView.ts'

const bytesPerMb = 1024 ** 2

const useStyles = makeStyles({
  panel: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
    outlineStyle: 'none',
  },
  heading: {
    margin: `${tokens.spacingVerticalS} 0 0`,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  text: { margin: 0 },
  checks: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  advice: { paddingLeft: tokens.spacingHorizontalXL, color: tokens.colorNeutralForeground2 },
})

/** One node: why it has its status, what it is, how it did in the last hour, how another machine takes its place, and how it moves. */
export function NodeDetails({ runtimeName, node }: { runtimeName: string; node: NodeSummary }) {
  const styles = useStyles()
  const view = useListView()
  return (
    <section aria-label={nodePanelWords.title(node.name)} className={styles.panel}>
      <div>
        <AppLink href={paths.runtime(runtimeName, 'nodes', view)}>{nodePanelWords.all}</AppLink>
      </div>
      <h3 ref={focusAtFirst} tabIndex={-1} className={styles.title}>
        {nodePanelWords.title(node.name)}
      </h3>
      <NodeStatusText status={node.status} />
      <ul aria-label={nodePanelWords.checks} className={styles.checks}>
        {nodeChecks(node).map(({ key, glyph, text, advice }) => (
          <li key={key}>
            <StatusText glyph={glyph}>{text}</StatusText>
            {advice ? <div className={styles.advice}>{advice}</div> : null}
          </li>
        ))}
      </ul>
      {node.status === 'Offline' ? <Replace name={node.name} /> : null}
      <h4 className={styles.heading}>{nodePanelWords.lastHour}</h4>
      <NodeChart runtimeName={runtimeName} node={node} />
      <h4 className={styles.heading}>{nodePanelWords.properties}</h4>
      <Properties node={node} />
      <Move name={node.name} />
    </section>
  )
}

function Replace({ name }: { name: string }) {
  const styles = useStyles()
  return (
    <>
      <h4 className={styles.heading}>{nodePanelWords.replace}</h4>
      <p className={styles.text}>{nodePanelWords.replaceText(name)}</p>
      <CommandText name={nodePanelWords.replaces(name)} command={`mooring-node register --key-file - --name ${name} --replace`} />
    </>
  )
}

function Move({ name }: { name: string }) {
  const styles = useStyles()
  return (
    <>
      <h4 className={styles.heading}>{nodePanelWords.move}</h4>
      <p className={styles.text}>{nodePanelWords.moveText}</p>
      <CommandText name={nodePanelWords.moves(name)} command="mooring-node move --key-file key.txt" />
    </>
  )
}

function Properties({ node }: { node: NodeSummary }) {
  const { property } = nodePanelWords
  const { memoryAvailableMb, cpuPercent, receivedBytesPerSecond: received, sentBytesPerSecond: sent, enrolledWith, ephemeralSeconds } = node
  const isNetworkKnown = node.status !== 'Offline' && received !== undefined && sent !== undefined
  const role = nodeRole(node)
  return (
    <PropertyList
      properties={[
        [property.machine, nodesWords.machine(node.machineName, node.operatingSystem)],
        [property.address, node.address],
        [property.version, node.version],
        [property.jobs, nodePanelWords.jobs(node.runningJobs, node.concurrentJobsLimit)],
        [property.range, nodePanelWords.range(node.concurrentJobsMax)],
        [property.cpu, cpuPercent === undefined ? undefined : nodePanelWords.chart.percent(Math.round(cpuPercent))],
        [property.memory, memoryAvailableMb === undefined ? undefined : bytesText(memoryAvailableMb * bytesPerMb)],
        [property.network, isNetworkKnown ? nodePanelWords.network(rateText(received), rateText(sent)) : nodesWords.notReported],
        [property.role, nodePanelWords.role(role.name, role.meaning)],
        [property.registered, <Moment key="registered" at={node.registeredAt} />],
        [property.enrolledWith, enrolledWith === undefined ? undefined : keysWords.name[enrolledWith]],
        [property.ephemeral, ephemeralSeconds === undefined ? undefined : nodePanelWords.ephemeral(spanText(ephemeralSeconds))],
        [property.heartbeat, node.lastHeartbeatAt === undefined ? nodesWords.never : <Moment key="heard" at={node.lastHeartbeatAt} />],
      ]}
    />
  )
}
