import { errorMessage } from '@mooring/contract'
import { nameKey } from '@mooring/domain'
import { ApiFailure } from './ApiFailure.ts'
import { databaseErrorKind } from './database/databaseErrorKind.ts'

/** What became of one of several: what doing it answered, or why it was refused. */
export type Report<T> = { name: string; answer: T } | { name: string; refusal: { code: string; message: string } }

/**
 * Does the same to each of several names, one after the other, each in a transaction of its own: one that is refused says why
 * and keeps no other from being done. A name that is given twice is done once. What is no refusal ends the whole.
 */
export async function reportEach<T>(names: readonly string[], act: (name: string) => Promise<T>): Promise<Report<T>[]> {
  const reports: Report<T>[] = []
  for (const name of new Map(names.map((given) => [nameKey(given), given])).values()) {
    try {
      reports.push({ name, answer: await act(name) })
    } catch (error) {
      reports.push({ name, refusal: refusalOf(error) })
    }
  }
  return reports
}

function refusalOf(error: unknown): { code: string; message: string } {
  if (error instanceof ApiFailure) return { code: error.code, message: error.message }
  if (databaseErrorKind(error) === 'changedMeanwhile') return { code: 'ChangedMeanwhile', message: errorMessage('ChangedMeanwhile') }
  throw error
}
