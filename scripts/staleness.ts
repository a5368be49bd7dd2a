import { createHash } from 'node:crypto'
import { access, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { repositoryRoot } from './repositoryRoot.ts'

/** What a step was last made from (`inputs`, a fingerprint) and what it must have left behind (`outputs`, paths from the repository's root). */
export type Stamp = { name: string; inputs: string; outputs: string[] }

/** A fingerprint of the contents of files and folders, named from the repository's root; a missing one counts as such. */
export async function fingerprint(paths: string[]): Promise<string> {
  const files = (await Promise.all(paths.map(readAll))).flat().toSorted((a, b) => (a.path < b.path ? -1 : 1))
  const hash = createHash('sha256')
  for (const { path, content } of files) hash.update(`${path}\0${content.length}\0`).update(content)
  return hash.digest('hex')
}

/** True when the step has never ended, its inputs have changed since, or something that it made is gone. */
export async function isStale(stamp: Stamp): Promise<boolean> {
  const [written, ...outputs] = await Promise.all([readAll(stampPath(stamp)), ...stamp.outputs.map(exists)])
  return written[0]?.content.toString() !== stamp.inputs || outputs.includes(false)
}

/** To be called when the step is whole: a step that was killed stays stale. */
export async function markFresh(stamp: Stamp): Promise<void> {
  const file = join(repositoryRoot, stampPath(stamp))
  await mkdir(dirname(file), { recursive: true })
  await writeFile(`${file}.${process.pid}`, stamp.inputs)
  await rename(`${file}.${process.pid}`, file)
}

function stampPath({ name }: Stamp): string {
  return `.cache/${name}.stamp`
}

/** The files of a folder, a file, or nothing. */
async function readAll(path: string): Promise<{ path: string; content: Buffer }[]> {
  try {
    return [{ path, content: await readFile(join(repositoryRoot, path)) }]
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return []
    if (!hasCode(error, 'EISDIR')) throw error
  }
  const names = await readdir(join(repositoryRoot, path))
  return (await Promise.all(names.map((name) => readAll(`${path}/${name}`)))).flat()
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(join(repositoryRoot, path))
    return true
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false
    throw error
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
