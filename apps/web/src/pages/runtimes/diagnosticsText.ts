import type { DiagnosticsReport, TargetDiagnosis } from '@mooring/contract'
import { connectionWords } from '#strings/connectionWords.ts'
import { diagnosticsWords } from '#strings/diagnosticsWords.ts'
import { resultText, sortChecks, stepText, targetName, worstFirst } from './diagnosticsFacts.ts'

interface Said {
  /** Of which node, as a heading. */
  title: string
  /** ISO 8601. */
  askedAt: string
  report: DiagnosticsReport
}

const line = (verdict: string, text: string) => `[${verdict}] ${text}`
const indented = (texts: readonly (string | undefined)[]) =>
  texts.flatMap((text) => (text === undefined || text === '' ? [] : [`    ${text}`]))

/** What a node said, as text for a mail or a ticket: what is to be mended first. */
export function diagnosticsText({ title, askedAt, report: { preflight, network } }: Said): string {
  const { open, passed } = sortChecks(preflight.checks)
  const { verdict: words } = connectionWords
  const checks = [...open, ...passed].flatMap(({ title: name, verdict, found, why, fix }) => [
    line(words[verdict], `${name}: ${found}`),
    ...(verdict === 'pass' ? [] : indented([why, fix])),
  ])
  const mode = diagnosticsWords.proxy[network.proxy.mode]
  return [
    title,
    askedAt,
    diagnosticsWords.machineOf(preflight.machineName, preflight.operatingSystem, preflight.nodeVersion),
    '',
    diagnosticsWords.machine,
    ...checks,
    '',
    diagnosticsWords.network,
    network.proxy.address === undefined ? mode : diagnosticsWords.proxyAt(mode, network.proxy.address),
    ...worstFirst(network.targets).flatMap(wayLines),
    '',
  ].join('\n')
}

function wayLines(way: TargetDiagnosis): string[] {
  const { purpose, protocol } = way.target
  const name = `${targetName(way)} (${diagnosticsWords.target(diagnosticsWords.purpose[purpose], protocol)})`
  const steps = way.steps.flatMap(({ step, verdict, found, fix, durationMs }) => [
    `${stepText({ step, verdict, durationMs })}. ${found}`,
    fix,
  ])
  return [line(resultText(way), name), ...indented(steps)]
}
