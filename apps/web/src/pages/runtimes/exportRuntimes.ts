import type { RuntimeListQuery } from '@mooring/contract'
import { exportWords } from '#strings/exportWords.ts'
import { describeError } from '../../api/describeError.ts'
import { readAllRuntimes } from '../../api/readAllRuntimes.ts'
import { notify } from '../../components/notify.ts'
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
    const address = URL.createObjectURL(new Blob([write(runtimes)], { type: mime }))
    const link = document.createElement('a')
    link.href = address
    link.download = `integration-runtimes.${kind}`
    link.click()
    // The browser reads it after the click.
    setTimeout(() => URL.revokeObjectURL(address), 60_000)
    notify({ intent: 'success', title: exportWords.done(runtimes.length) })
  } catch (error) {
    notify({ intent: 'error', title: exportWords.failed, body: describeError(error).message })
  }
}
