/** `pnpm test`: the checks, every unit and integration test, the build of the web app, the browser tests; then one sentence with the totals. */
import { existsSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describeCheck } from './describeCheck.ts'
import { listRepositoryFiles } from './listRepositoryFiles.ts'
import { repositoryRoot } from './repositoryRoot.ts'
import { runChecks } from './runChecks.ts'
import { runCommand } from './runCommand.ts'
import { sentenceOf, totalsOfPlaywright, totalsOfRun, totalsOfVitest, type TestTotals } from './testTotals.ts'

const reports = join(repositoryRoot, '.cache/tests')
const timeoutMs = 1_200_000

forgetSettings()
await rm(reports, { recursive: true, force: true })
await mkdir(reports, { recursive: true })

const stages = [
  await stage('checks', runEveryCheck),
  await stage('unit and integration tests', runVitest),
  await stage('build', runBuild),
  await stage('browser tests', runPlaywright),
]
const totals = stages.reduce(add)
process.stdout.write(`\n${sentenceOf(totals)}\n`)
process.exitCode = totals.failed === 0 && totals.passed > 0 ? 0 : 1

async function runEveryCheck(): Promise<TestTotals> {
  const results = await runChecks((result) => process.stdout.write(describeCheck(result)))
  return results
    .map(({ ok }) => ok)
    .map(one)
    .reduce(add)
}

async function runVitest(): Promise<TestTotals> {
  const reportFile = join(reports, 'vitest.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`]
  // architecture.test.ts ran among the checks.
  const { ok } = await runCommand({ argv: ['vitest', 'run', ...reporters, '--exclude', 'architecture.test.ts'], timeoutMs, output: 'show' })
  return totalsOfRun({ reportFile, ok }, totalsOfVitest)
}

async function runBuild(): Promise<TestTotals> {
  if (!existsSync(join(repositoryRoot, 'scripts/build.ts'))) return nothing()
  const { ok } = await runCommand({ argv: ['node', 'scripts/build.ts', '--without-executables'], timeoutMs, output: 'show' })
  return one(ok)
}

async function runPlaywright(): Promise<TestTotals> {
  if (!listRepositoryFiles().some((file) => /^e2e\/tests\/.*\.test\.ts$/.test(file))) return nothing()
  const reportFile = join(reports, 'playwright.json')
  const argv: [string, ...string[]] = ['playwright', 'test', '--config', 'e2e/playwright.config.ts']
  const { ok } = await runCommand({ argv, env: { PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile }, timeoutMs, output: 'show' })
  return totalsOfRun({ reportFile, ok }, totalsOfPlaywright)
}

async function stage(title: string, run: () => Promise<TestTotals>): Promise<TestTotals> {
  process.stdout.write(`\n== ${title}\n`)
  const startedAt = performance.now()
  const stageTotals = await run()
  process.stdout.write(`== ${title}: ${sentenceOf(stageTotals)} (${Math.round((performance.now() - startedAt) / 1000)} s)\n`)
  return stageTotals
}

/** A console that the developer has set up in this shell must not lend its settings to the tests. */
function forgetSettings(): void {
  for (const name of Object.keys(process.env)) {
    if (name.startsWith('MOORING_') && !name.startsWith('MOORING_TEST_')) delete process.env[name]
  }
}

function add(a: TestTotals, b: TestTotals): TestTotals {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }
}

function one(ok: boolean): TestTotals {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 }
}

function nothing(): TestTotals {
  return { passed: 0, failed: 0, skipped: 0 }
}
