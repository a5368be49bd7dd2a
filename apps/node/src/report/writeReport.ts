import { writeFile } from 'node:fs/promises'
import { CommandFailure } from '../CommandFailure.ts'

/** Writes a page for a browser. Throws `CommandFailure` when that is not possible there. */
export async function writeReport(path: string, page: string): Promise<void> {
  try {
    await writeFile(path, page)
  } catch (cause) {
    throw new CommandFailure('refused', `The report cannot be written to ${path}.`, { cause })
  }
}
