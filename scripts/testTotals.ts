import { readFile } from 'node:fs/promises'

export type TestTotals = { passed: number; failed: number; skipped: number }

type VitestReport = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { status: string; assertionResults: { status: string }[] }[]
}

type PlaywrightReport = { errors: unknown[]; stats: { expected: number; unexpected: number; flaky: number; skipped: number } }

/** The totals of vitest's JSON report. A test file that could not be loaded counts as one failure. */
export function totalsOfVitest(report: VitestReport): TestTotals {
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((assertion) => assertion.status === 'failed'),
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/** The totals of Playwright's JSON report. A flaky test is a failed one; an error outside the tests is a failure too. */
export function totalsOfPlaywright({ errors, stats }: PlaywrightReport): TestTotals {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, skipped: stats.skipped }
}

/** The totals of one runner: one failure when it left no report, or ended badly while its report shows none. */
export async function totalsOfRun<Report>(
  run: { reportFile: string; ok: boolean },
  totalsOf: (report: Report) => TestTotals,
): Promise<TestTotals> {
  const totals = await readTotals(run.reportFile, totalsOf)
  return run.ok || totals.failed > 0 ? totals : { ...totals, failed: 1 }
}

/** `N passed, N failed`, and the skipped ones when there are any. */
export function sentenceOf({ passed, failed, skipped }: TestTotals): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

async function readTotals<Report>(file: string, totalsOf: (report: Report) => TestTotals): Promise<TestTotals> {
  try {
    return totalsOf(JSON.parse(await readFile(file, 'utf8')) as Report)
  } catch (error) {
    process.stderr.write(`No usable report in ${file}: ${error instanceof Error ? error.message : String(error)}\n`)
    return { passed: 0, failed: 1, skipped: 0 }
  }
}
