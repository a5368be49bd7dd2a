import { createHash } from 'node:crypto'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { TestConsole } from './openTestConsole.ts'

interface Offered {
  version: string
  /** What the bundle holds. */
  program?: string
  /** What is said of it, when that is to be wrong. */
  sha256?: string
}

/** Has a console offer a version of the node for download, as a build does; until the test ends. Resolves to the folder. */
export async function offerVersion(at: TestConsole, { version, program = 'the program', sha256 }: Offered): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mooring-offer-'))
  const before = at.console.downloadsDirectory
  at.console.downloadsDirectory = folder
  onTestFinished(() => void (at.console.downloadsDirectory = before))
  const name = 'mooring-node.mjs'
  await writeFile(join(folder, name), program)
  const bytes = Buffer.byteLength(program)
  const file = { name, kind: 'bundle', bytes, sha256: sha256 ?? createHash('sha256').update(program).digest('hex') }
  await writeFile(join(folder, 'downloads.json'), JSON.stringify({ version, files: [file] }))
  return folder
}
