import { makeStyles, tokens } from '@fluentui/react-components'
import { console } from '@mooring/contract'
import { useQuery } from '@tanstack/react-query'
import { nodesWords } from '#strings/nodesWords.ts'
import { operationQuery } from '../../api/useOperation.ts'
import { useClock } from '../../components/Clock.tsx'
import { sparkline, sparklineText } from './sparkline.ts'

const size = { width: 120, height: 26 }

/** As often as there is a new sample; no event tells of it. */
const refreshMs = 60_000

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  line: {
    display: 'block',
    overflow: 'visible',
    fill: 'none',
    stroke: tokens.colorBrandStroke1,
    strokeWidth: '1.5',
    backgroundColor: tokens.colorNeutralBackground3,
    // A picture is left as it is, where all else takes the colours of the system.
    '@media (forced-colors: active)': { stroke: 'CanvasText', backgroundColor: 'Canvas', outline: '1px solid GrayText' },
  },
  text: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
})

/** The CPU of a node in the last hour, as a line and in words. */
export function LastHour({ runtimeName, nodeName }: { runtimeName: string; nodeName: string }) {
  const styles = useStyles()
  const { now } = useClock()
  const query = operationQuery(console.listNodeSamples, { params: { name: runtimeName, nodeName } })
  const { data, isError } = useQuery({ ...query, refetchInterval: refreshMs })
  if (isError) return <span className={styles.text}>{nodesWords.figuresFailed}</span>
  const samples = data?.samples ?? []
  return (
    <span className={styles.box}>
      <svg {...size} viewBox={`0 0 ${size.width} ${size.height}`} className={styles.line} aria-hidden="true" focusable="false">
        <path d={sparkline(samples, { now, ...size })} />
      </svg>
      <span className={styles.text}>{data === undefined ? nodesWords.reading : sparklineText(samples)}</span>
    </span>
  )
}
