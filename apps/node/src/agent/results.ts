import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { runErrorCodes, type RunOutcome } from '@mooring/contract'
import { hasCode } from '../hasCode.ts'
import { readJsonFile } from '../readJsonFile.ts'
import { writeFileAtomically } from '../writeFileAtomically.ts'

/** How a run ended, kept on disk until the console has taken it. */
export interface RunResult {
  runId: string
  outcome: RunOutcome
}

const folderOf = (home: string) => join(home, 'results')
const pathOf = (home: string, runId: string) => join(folderOf(home), `${runId}.json`)

/** Keeps a result. One of an earlier lease of the same run is replaced: its fence is old. */
export async function keepResult(home: string, result: RunResult): Promise<void> {
  await mkdir(folderOf(home), { recursive: true, mode: 0o700 })
  await writeFileAtomically(pathOf(home, result.runId), JSON.stringify(result))
}

/** Forgets a result, unless a later lease of the same run has left another one. */
export async function forgetResult(home: string, { runId, outcome }: RunResult): Promise<void> {
  const kept = await readResult(pathOf(home, runId))
  if (kept?.outcome.fence === outcome.fence) await rm(pathOf(home, runId), { force: true })
}

/** The results that the console has not taken yet. What cannot be read is removed: the console leases such a run again. */
export async function keptResults(home: string): Promise<RunResult[]> {
  const results: RunResult[] = []
  for (const name of await namesIn(folderOf(home))) {
    const path = join(folderOf(home), name)
    const result = name.endsWith('.json') ? await readResult(path) : null
    if (result === null) await rm(path, { force: true })
    else results.push(result)
  }
  return results
}

export async function deleteResults(home: string): Promise<void> {
  await rm(folderOf(home), { recursive: true, force: true })
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return []
    throw error
  }
}

async function readResult(path: string): Promise<RunResult | null> {
  try {
    const value = await readJsonFile(path)
    return isResult(value) ? value : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function isResult(value: unknown): value is RunResult {
  const { runId, outcome } = (value ?? {}) as Partial<RunResult>
  if (typeof runId !== 'string' || typeof outcome !== 'object' || typeof outcome.fence !== 'number') return false
  return outcome.outcome === 'succeeded' || (outcome.error !== undefined && runErrorCodes.includes(outcome.error.code))
}
