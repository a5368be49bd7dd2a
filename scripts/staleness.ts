import { createHash } from 'node:crypto'
import { access, mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'

/** What a step was last made from (`inputs`, a fingerprint) and what it must have left behind (`outputs`, paths). */
export type Stamp = { name: string; inputs: string; outputs: string[] }

/** A fingerprint of the contents of files and folders, read from `root`; a missing one counts as such. */
export async function fingerprint(root: string, paths: string[]): Promise<string> {
  const files = (await Promise.all(paths.map((path) => listFiles(join(root, path))))).flat().toSorted()
  const contents = await Promise.all(files.map((file) => readFile(file)))
  const hash = createHash('sha256')
  for (const [index, content] of contents.entries()) {
    hash.update(`${relative(root, files[index] ?? '')}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

/** True when the step has never ended, its inputs have changed since, or something that it made is gone. */
export async function isStale(root: string, stamp: Stamp): Promise<boolean> {
  const [written, ...outputs] = await Promise.all([
    readOrEmpty(stampFile(root, stamp)),
    ...stamp.outputs.map((path) => exists(join(root, path))),
  ])
  return written !== stamp.inputs || outputs.includes(false)
}

/** To be called when the step is whole: a step that was killed stays stale. */
export async function markFresh(root: string, stamp: Stamp): Promise<void> {
  const file = stampFile(root, stamp)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(`${file}.${process.pid}`, stamp.inputs)
  await rename(`${file}.${process.pid}`, file)
}

function stampFile(root: string, { name }: Stamp): string {
  return join(root, '.cache', `${name}.stamp`)
}

async function listFiles(path: string): Promise<string[]> {
  if (!(await exists(path))) return []
  if (!(await stat(path)).isDirectory()) return [path]
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path)
    return true
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}

async function readOrEmpty(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (isMissing(error)) return ''
    throw error
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
