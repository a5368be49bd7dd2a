import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { NodeTask, UpdateReport } from '@mooring/contract'
import { hasCode } from '../hasCode.ts'
import { readJsonFile } from '../readJsonFile.ts'
import { writeFileAtomically } from '../writeFileAtomically.ts'

/*
 * What a home keeps of updates. The program that was installed stays as it is; later versions lie in the home, and each of these files
 * is replaced as a whole, so that a node that is killed at any moment finds what it can start:
 *
 *   order.json      an update that was taken and not prepared yet; begun again by the next process
 *   programs.json   which version is in force, and which one is on trial
 *   result.json     what came of an update, until the console has taken it
 *   programs/       the files of those versions, by their checksum
 */

/** A version that lies in the home. */
export interface Program {
  version: string
  kind: 'executable' | 'bundle'
  sha256: string
}

/** A version that has to show that it reaches the console, within so many seconds after it was started. */
export interface Trial {
  program: Program
  taskId: string
  seconds: number
  /** How often it was started. */
  begun: number
}

/** `current`: null where the installed program is in force. */
export interface Programs {
  current: Program | null
  trial: Trial | null
}

/** An order with how often it was begun: one that ends the process each time must not do so for ever. */
export interface KeptOrder {
  task: Extract<NodeTask, { kind: 'update' }>
  begun: number
}

export interface KeptReport {
  taskId: string
  report: UpdateReport
}

const folderOf = (home: string) => join(home, 'update')
const pathOf = (home: string, name: string) => join(folderOf(home), `${name}.json`)

/** The folder of the files; made when it is missing. */
export async function openProgramsFolder(home: string): Promise<string> {
  const folder = join(folderOf(home), 'programs')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  return folder
}

/** Where the file of a version lies. Windows starts what is named .exe, and Node.js takes .mjs for a module. */
export function programPath(home: string, { kind, sha256 }: Program): string {
  const ending = kind === 'bundle' ? '.mjs' : '.exe'
  return join(folderOf(home), 'programs', `mooring-node-${sha256.slice(0, 32)}${ending}`)
}

/** Which versions a home has. A file that is damaged says nothing: the installed program is in force. */
export async function readPrograms(home: string): Promise<Programs> {
  const value = (await read(home, 'programs')) as Partial<Programs> | null
  const trial = value?.trial ?? null
  return {
    current: isProgram(value?.current) ? value.current : null,
    trial: trial !== null && isProgram(trial.program) && typeof trial.taskId === 'string' ? trial : null,
  }
}

export const writePrograms = (home: string, programs: Programs): Promise<void> => write(home, 'programs', programs)

export async function readOrder(home: string): Promise<KeptOrder | null> {
  const value = (await read(home, 'order')) as Partial<KeptOrder> | null
  return typeof value?.task?.taskId === 'string' && Array.isArray(value.task.order?.files) ? (value as KeptOrder) : null
}

export const writeOrder = (home: string, order: KeptOrder): Promise<void> => write(home, 'order', order)
export const forgetOrder = (home: string): Promise<void> => rm(pathOf(home, 'order'), { force: true })

export async function readReport(home: string): Promise<KeptReport | null> {
  const value = (await read(home, 'result')) as Partial<KeptReport> | null
  return typeof value?.taskId === 'string' && typeof value.report?.outcome === 'string' ? (value as KeptReport) : null
}

export const keepReport = (home: string, report: KeptReport): Promise<void> => write(home, 'result', report)
export const forgetReport = (home: string): Promise<void> => rm(pathOf(home, 'result'), { force: true })

/** Removes the files that belong to none of these versions. */
export async function removeOtherPrograms(home: string, kept: readonly (Program | null)[]): Promise<void> {
  const folder = await openProgramsFolder(home)
  const paths = kept.flatMap((program) => (program === null ? [] : [programPath(home, program)]))
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    if (!paths.includes(path)) await rm(path, { force: true })
  }
}

/**
 * Whether the file of a version is what was verified, and nobody's but this user's: who starts a node as administrator must not start
 * what an ordinary user put there.
 */
export async function isIntact(home: string, program: Program): Promise<boolean> {
  const path = programPath(home, program)
  try {
    const { uid } = await stat(path)
    if (process.getuid !== undefined && uid !== process.getuid()) return false
    return (await sha256Of(path)) === program.sha256
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false
    throw error
  }
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

const isProgram = (value: unknown): value is Program =>
  typeof value === 'object' &&
  value !== null &&
  'version' in value &&
  typeof value.version === 'string' &&
  'sha256' in value &&
  typeof value.sha256 === 'string' &&
  /^[0-9a-f]{64}$/.test(value.sha256) &&
  'kind' in value &&
  (value.kind === 'executable' || value.kind === 'bundle')

async function read(home: string, name: string): Promise<unknown> {
  try {
    return await readJsonFile(pathOf(home, name))
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

async function write(home: string, name: string, value: object): Promise<void> {
  await mkdir(folderOf(home), { recursive: true, mode: 0o700 })
  await writeFileAtomically(pathOf(home, name), `${JSON.stringify(value, null, 2)}\n`)
}
