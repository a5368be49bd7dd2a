import { readFile } from 'node:fs/promises'
import { hasCode } from './hasCode.ts'

/** The content of a JSON file, null when there is no such file. Throws `SyntaxError` when it is not JSON. */
export async function readJsonFile(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null
    throw error
  }
}
