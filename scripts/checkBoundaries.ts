/**
 * dependency-cruiser, and a guard on it: when it cannot parse TypeScript it cruises nothing and reports success. So every source
 * file that git knows has to be among the modules that it read.
 */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { listSourceFiles } from './listRepositoryFiles.ts'
import { repositoryRoot } from './repositoryRoot.ts'

type Violation = { from: string; to: string; comment?: string; rule: { name: string }; cycle?: { name: string }[] }
type Cruise = { modules: { source: string }[]; summary: { violations: Violation[] } }

const folders = ['apps', 'packages', 'e2e', 'scripts', 'bench'].filter((folder) => existsSync(join(repositoryRoot, folder)))
const cruise = await cruiseModules()
const read = new Set(cruise.modules.map((module) => module.source))
const problems = [
  ...cruise.summary.violations.map(describe),
  ...listSourceFiles()
    .filter((file) => folders.some((folder) => file.startsWith(`${folder}/`)) && !read.has(file))
    .map((file) => `dependency-cruiser did not read ${file}`),
]
if (read.size === 0) problems.push('dependency-cruiser cruised 0 modules')
for (const problem of problems) process.stdout.write(`${problem}\n`)
process.stdout.write(`${read.size} modules read, ${problems.length} problems\n`)
process.exitCode = problems.length === 0 ? 0 : 1

async function cruiseModules(): Promise<Cruise> {
  const program = 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'
  const args = [program, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...folders]
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: repositoryRoot, timeout: 120_000, maxBuffer: 2 ** 28 })
  return JSON.parse(stdout) as Cruise
}

function describe({ from, to, rule, comment, cycle }: Violation): string {
  const path = [from, ...(cycle?.map((step) => step.name) ?? [to])].join(' -> ')
  return `${rule.name}: ${path}${comment === undefined ? '' : `\n    ${comment}`}`
}
