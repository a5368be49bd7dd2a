import { makeStyles, tokens } from '@fluentui/react-components'
import type { NetworkReport, TargetDiagnosis } from '@mooring/contract'
import { diagnosticsWords } from '#strings/diagnosticsWords.ts'
import { language } from '#strings/language.ts'
import { ItemTable, type ItemColumn } from '../../components/ItemTable.tsx'
import { StatusText } from '../../components/StatusText.tsx'
import { verdictGlyphs } from '../../components/StepList.tsx'
import { resultText, stepText, targetName, worstFirst } from './diagnosticsFacts.ts'

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  lines: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS, overflowWrap: 'anywhere' },
  more: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  first: { fontWeight: tokens.fontWeightSemibold },
  steps: { listStyleType: 'none', margin: 0, padding: 0 },
  mend: {
    margin: `${tokens.spacingVerticalXXS} 0`,
    paddingLeft: tokens.spacingHorizontalS,
    borderLeft: `2px solid ${tokens.colorNeutralStroke1}`,
  },
})

const { header } = diagnosticsWords

const columns: readonly ItemColumn<TargetDiagnosis>[] = [
  { header: header.target, width: 130, cell: (way) => <TargetCell way={way} /> },
  { header: header.result, width: 220, cell: (way) => <ResultCell way={way} /> },
]

/** How far a node got on each of its ways, the failing ones first. */
export function DiagnosticsNetwork({ nodeName, network: { proxy, targets } }: { nodeName: string; network: NetworkReport }) {
  const styles = useStyles()
  const mode = diagnosticsWords.proxy[proxy.mode]
  return (
    <div className={styles.part}>
      <h4 className={styles.heading}>{diagnosticsWords.network}</h4>
      <p className={styles.quiet}>{proxy.address === undefined ? mode : diagnosticsWords.proxyAt(mode, proxy.address)}</p>
      {targets.length === 0 ? (
        <p className={styles.quiet}>{diagnosticsWords.noTargets}</p>
      ) : (
        <ItemTable label={diagnosticsWords.ways(nodeName)} isTall items={worstFirst(targets)} columns={columns} keyOf={keyOf} />
      )}
    </div>
  )
}

const keyOf = (way: TargetDiagnosis): string => `${way.target.purpose} ${way.target.protocol} ${targetName(way)}`

function TargetCell({ way }: { way: TargetDiagnosis }) {
  const styles = useStyles()
  const { purpose, protocol } = way.target
  return (
    <span className={styles.lines}>
      <span className={styles.first}>{targetName(way)}</span>
      <span className={styles.more}>{diagnosticsWords.target(diagnosticsWords.purpose[purpose], protocol)}</span>
    </span>
  )
}

const dateText = new Intl.DateTimeFormat(language, { dateStyle: 'medium' })

/** How far the way went, step by step; what did not pass says what was found and how to mend it, in the node's own words. */
function ResultCell({ way }: { way: TargetDiagnosis }) {
  const styles = useStyles()
  const [own] = way.certificates
  return (
    <div className={styles.lines}>
      <StatusText glyph={verdictGlyphs[way.verdict]}>{resultText(way)}</StatusText>
      <ul className={styles.steps}>
        {way.steps.map((step) => (
          <li key={step.step}>
            <span className={styles.more}>{stepText(step)}</span>
            {step.verdict === 'fail' || step.verdict === 'warning' ? (
              <div lang="en" className={styles.mend}>
                <div>{step.found}</div>
                {step.fix === undefined ? null : <div>{step.fix}</div>}
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {way.addresses.length === 0 ? null : (
        <span className={styles.more}>
          {way.addresses.map(({ address, scope }) => diagnosticsWords.address(address, diagnosticsWords.scope[scope])).join(', ')}
        </span>
      )}
      {own ? <span className={styles.more}>{diagnosticsWords.certificateUntil(dateText.format(new Date(own.validTo)))}</span> : null}
    </div>
  )
}
