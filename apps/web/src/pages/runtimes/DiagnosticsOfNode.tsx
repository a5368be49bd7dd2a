import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download'
import { CopyRegular } from '@fluentui/react-icons/svg/copy'
import { console, type DiagnosticsReport, type NodeSummary } from '@mooring/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState, type MouseEvent } from 'react'
import { diagnosticsWords } from '#strings/diagnosticsWords.ts'
import { requestPatiently } from '../../api/requestPatiently.ts'
import { operationQuery, useOperation } from '../../api/useOperation.ts'
import { useRefusal } from '../../api/useSession.ts'
import { BusyButton } from '../../components/BusyButton.tsx'
import { copyText } from '../../components/copyText.ts'
import { Hint } from '../../components/Hint.tsx'
import { NodeCallError } from '../../components/NodeCallError.tsx'
import { notify } from '../../components/notify.ts'
import { Moment } from '../../components/RelativeTime.tsx'
import { saveFile } from '../../components/saveFile.ts'
import { NodeStatusText, StatusText } from '../../components/StatusText.tsx'
import { DiagnosticsMachine } from './DiagnosticsMachine.tsx'
import { DiagnosticsNetwork } from './DiagnosticsNetwork.tsx'
import { diagnosticsText } from './diagnosticsText.ts'

const useStyles = makeStyles({
  node: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    paddingTop: tokens.spacingVerticalM,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
})

/** Why a node cannot be asked now, as a sentence; null when it can. */
function silenceOf({ status }: NodeSummary): string | null {
  if (status === 'Initializing') return diagnosticsWords.initializing
  return status === 'Offline' ? diagnosticsWords.offline : null
}

/** What one node said when it last looked at its machine and its network. */
export function DiagnosticsOfNode({ runtimeName, node }: { runtimeName: string; node: NodeSummary }) {
  const styles = useStyles()
  const input = { params: { name: runtimeName, nodeName: node.name } }
  const { askedAt, report } = useOperation(console.getNodeDiagnostics, input)
  const { isBusy, error, run } = useDiagnosis(input)
  const mayNot = useRefusal(console.diagnoseNode)
  const refusal = mayNot ?? silenceOf(node)
  const title = diagnosticsWords.title(node.name)
  return (
    <section aria-label={title} className={styles.node}>
      <div className={styles.head}>
        <h3 className={styles.title}>{node.name}</h3>
        <NodeStatusText status={node.status} />
      </div>
      <p className={styles.quiet}>
        {askedAt === undefined ? diagnosticsWords.never : diagnosticsWords.lookedAt(<Moment key="asked" at={askedAt} />)}
      </p>
      {silenceOf(node) === null ? null : <StatusText glyph="unplugged">{silenceOf(node)}</StatusText>}
      <div className={styles.head}>
        <RunButton isAgain={report !== undefined} isBusy={isBusy} refusal={refusal} onRun={run} />
        {report && askedAt ? <SaveButtons runtimeName={runtimeName} nodeName={node.name} askedAt={askedAt} report={report} /> : null}
      </div>
      <div role="status">{isBusy ? <StatusText glyph="busy">{diagnosticsWords.running(node.name)}</StatusText> : null}</div>
      <NodeCallError error={error} runtime={runtimeName} title={diagnosticsWords.notRun} />
      {report ? (
        <>
          <DiagnosticsMachine nodeName={node.name} preflight={report.preflight} />
          <DiagnosticsNetwork nodeName={node.name} network={report.network} />
        </>
      ) : null}
    </section>
  )
}

/** Asks the node, and keeps what it says for whoever looks next. */
function useDiagnosis(input: { params: { name: string; nodeName: string } }) {
  const queryClient = useQueryClient()
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const waiting = useRef<AbortController>(null)

  // An effect, because nobody waits any more when the tab is gone.
  useEffect(() => () => waiting.current?.abort(), [])

  const run = async () => {
    if (isBusy) return
    const controller = new AbortController()
    waiting.current = controller
    setIsBusy(true)
    setError(null)
    try {
      const said = await requestPatiently(console.diagnoseNode, input, controller.signal)
      queryClient.setQueryData(operationQuery(console.getNodeDiagnostics, input).queryKey, said)
    } catch (cause) {
      if (!controller.signal.aborted) setError(cause)
    } finally {
      if (!controller.signal.aborted) setIsBusy(false)
    }
  }
  return { isBusy, error, run: () => void run() }
}

interface RunButtonProps {
  isAgain: boolean
  isBusy: boolean
  refusal: string | null
  onRun: () => void
}

function RunButton({ isAgain, isBusy, refusal, onRun }: RunButtonProps) {
  const button = (
    <BusyButton appearance="primary" isBusy={isBusy} isDisabled={refusal !== null} onClick={onRun}>
      {isAgain ? diagnosticsWords.runAgain : diagnosticsWords.run}
    </BusyButton>
  )
  return refusal === null ? button : <Hint text={refusal}>{button}</Hint>
}

interface SaveButtonsProps {
  runtimeName: string
  nodeName: string
  askedAt: string
  report: DiagnosticsReport
}

function SaveButtons({ runtimeName, nodeName, askedAt, report }: SaveButtonsProps) {
  const copy = async (event: MouseEvent<HTMLButtonElement>) => {
    await copyText(diagnosticsText({ title: diagnosticsWords.title(nodeName), askedAt, report }), event.currentTarget)
    notify({ intent: 'success', title: diagnosticsWords.copied })
  }
  const download = () =>
    saveFile(`diagnostics-${runtimeName}-${nodeName}.json`, {
      mime: 'application/json',
      text: `${JSON.stringify({ runtimeName, nodeName, askedAt, ...report }, null, 2)}\n`,
    })
  return (
    <>
      <Button icon={<CopyRegular />} onClick={(event: MouseEvent<HTMLButtonElement>) => void copy(event)}>
        {diagnosticsWords.copy}
      </Button>
      <Button icon={<ArrowDownloadRegular />} onClick={download}>
        {diagnosticsWords.download}
      </Button>
    </>
  )
}
