import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { repositoryRoot } from './repositoryRoot.ts'
import { runCommand, type CommandResult } from './runCommand.ts'

type Check = { name: string; argv: [string, ...string[]]; needs?: string }
export type CheckResult = CommandResult & { name: string }

const timeoutMs = 300_000

/** The types and the unused code are judged with the database client in place. */
const preparation: Check = { name: 'generated code', argv: ['node', 'scripts/generate.ts'], needs: 'scripts/generate.ts' }

/** Longest first, so that the last one to start is a short one. */
const checks: Check[] = [
  { name: 'types', argv: ['tsc', '-p', 'tsconfig.json'] },
  { name: 'lint', argv: ['oxlint'] },
  { name: 'script sizes', argv: ['node', 'scripts/checkScriptSizes.ts'], needs: 'apps/web/vite.config.ts' },
  { name: 'types of web', argv: ['tsc', '-p', 'apps/web/tsconfig.json'], needs: 'apps/web/tsconfig.json' },
  { name: 'migrations', argv: ['node', 'scripts/databaseDiff.ts', '--check'], needs: 'scripts/databaseDiff.ts' },
  { name: 'architecture', argv: ['vitest', 'run', '--project', 'repository', 'architecture.test.ts'] },
  { name: 'unused code', argv: ['knip', '--no-progress'] },
  { name: 'boundaries', argv: ['node', 'scripts/checkBoundaries.ts'] },
  { name: 'format', argv: ['oxfmt', '--check', '.'] },
]

/** Runs every check of the repository, two at a time, and tells of each as soon as it has ended. */
export async function runChecks(tell: (result: CheckResult) => void): Promise<CheckResult[]> {
  const results: CheckResult[] = []
  const run = async ({ name, argv }: Check) => {
    const result = { name, ...(await runCommand({ argv, timeoutMs, output: 'keep' })) }
    results.push(result)
    tell(result)
    return result.ok
  }
  if (isPresent(preparation) && !(await run(preparation))) return results
  const waiting = checks.filter(isPresent)
  const takeNext = async (): Promise<void> => {
    for (let check = waiting.shift(); check; check = waiting.shift()) await run(check)
  }
  await Promise.all([takeNext(), takeNext()])
  return results
}

function isPresent({ needs }: Check): boolean {
  return needs === undefined || existsSync(join(repositoryRoot, needs))
}
