import type { RuntimeListQuery } from '@mooring/contract'
import { exportWords } from '#strings/exportWords.ts'
import { describeError } from '../../api/describeError.ts'
import { readAllRuntimes } from '../../api/readAllRuntimes.ts'
import { notify } from '../../components/notify.ts'
import { saveFile } from '../../components/saveFile.ts'
import { csvOf } from './csvOf.ts'

const kinds = {
  csv: { mime: 'text/csv;charset=utf-8', write: csvOf },
  json: { mime: 'application/json', write: (runtimes: unknown) => `${JSON.stringify(runtimes, null, 2)}\n` },
}

/** Saves every runtime that matches as a file of the browser, and says how it went. */
export async function exportRuntimes(query: RuntimeListQuery, kind: keyof typeof kinds): Promise<void> {
  try {
    const runtimes = await readAllRuntimes(query)
    const { mime, write } = kinds[kind]
    saveFile(`integration-runtimes.${kind}`, { mime, text: write(runtimes) })
    notify({ intent: 'success', title: exportWords.done(runtimes.length) })
  } catch (error) {
    notify({ intent: 'error', title: exportWords.failed, body: describeError(error).message })
  }
}
