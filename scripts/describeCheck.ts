import type { CheckResult } from './runChecks.ts'

/** One line with the time it took, and under it the output of a check that failed. */
export function describeCheck({ ok, name, durationMs, output }: CheckResult): string {
  const line = `${ok ? 'ok  ' : 'FAIL'} ${name.padEnd(16)} ${(durationMs / 1000).toFixed(1).padStart(6)} s\n`
  return ok ? line : `${line}${output.trimEnd().replaceAll(/^/gm, '     ')}\n`
}
