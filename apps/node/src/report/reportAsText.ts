import type { Check, NetworkReport, PreflightReport, TargetDiagnosis } from '@mooring/contract'
import { targetName } from './targetName.ts'
import { onOneLine, textTable } from './textTable.ts'
import { verdictWords, worstVerdict } from './verdictWords.ts'

/** The preflight for a terminal: a table, then why and how for what did not pass. */
export function preflightAsText({ machineName, operatingSystem, nodeVersion, checks }: PreflightReport): string {
  const rows = checks.map(({ title, verdict, found }) => [verdictWords[verdict], title, found])
  const head = `${onOneLine(`${machineName}, ${operatingSystem}, mooring-node ${nodeVersion}`)}\n\n`
  return head + textTable(['RESULT', 'CHECK', 'FOUND'], rows) + checks.map(adviceOn).join('')
}

function adviceOn({ title, verdict, why, fix }: Check): string {
  if (verdict === 'pass' || fix === undefined) return ''
  return `\n${onOneLine(`${title}: ${why}`)}\n  ${onOneLine(fix)}\n`
}

/** The diagnosis of the network for a terminal: a table of the ways, then step by step those that did not pass. */
export function networkAsText({ proxy, targets }: NetworkReport): string {
  const via = proxy.address === undefined ? '' : ` (${proxy.address})`
  const rows = targets.map((diagnosis) => [
    verdictWords[diagnosis.verdict],
    targetName(diagnosis.target),
    diagnosis.failedStep ?? '',
    addressesOf(diagnosis),
  ])
  const table = textTable(['RESULT', 'TARGET', 'FAILED AT', 'ADDRESSES'], rows)
  return `${onOneLine(`Proxy: ${proxy.mode}${via}`)}\n\n${table}${targets.map(stepsOf).join('')}`
}

const addressesOf = ({ addresses }: TargetDiagnosis): string => addresses.map(({ address, scope }) => `${address} (${scope})`).join(', ')

function stepsOf(diagnosis: TargetDiagnosis): string {
  const rows = diagnosis.steps.map(({ step, verdict, found, durationMs }) => [
    verdictWords[verdict],
    step.toUpperCase(),
    verdict === 'notChecked' ? '' : `${durationMs} ms`,
    found,
  ])
  const fixes = diagnosis.steps.flatMap(({ step, fix }) => (fix === undefined ? [] : `  ${onOneLine(`${step.toUpperCase()}: ${fix}`)}\n`))
  const certificates = diagnosis.certificates.map(
    ({ subject, issuer, validTo }) => `  ${onOneLine(`${subject}, issued by ${issuer}, valid to ${validTo.slice(0, 10)}`)}\n`,
  )
  return `\n${onOneLine(targetName(diagnosis.target))}\n${textTable(['RESULT', 'STEP', 'TOOK', 'FOUND'], rows)}${certificates.join('')}${fixes.join('')}`
}

/** Whether nothing in a report failed. */
export const hasNoFailure = (report: PreflightReport | NetworkReport): boolean =>
  worstVerdict(('checks' in report ? report.checks : report.targets).map(({ verdict }) => verdict)) !== 'fail'
