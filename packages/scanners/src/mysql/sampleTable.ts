import type { DiscoveredAsset } from '@mooring/contract'
import { sampleSize } from '../relational/sampling.ts'
import { ScanError } from '../ScanError.ts'
import type { SourceConnection } from './connectToSource.ts'
import { numberOf } from './sourceError.ts'

/** Types whose values are no text. */
const unread = /^(?:(?:tiny|medium|long)?blob|(?:var)?binary|bit|geometry|point|linestring|polygon|multi\w+|geometrycollection|vector)\b/i

const quote = (name: string): string => `\`${name.replaceAll('`', '``')}\``

/** The statement that reads the first rows of a table: a value for each column, cut to what rules look at, null where the type is no text. */
function sampleStatement({ schemaName, name, columns }: DiscoveredAsset, rowsMax: number): string {
  const { rows, length } = sampleSize(columns.length, rowsMax)
  const values = columns.map((column) => (unread.test(column.type) ? 'NULL' : `LEFT(${quote(column.name)}, ${length})`))
  return `SELECT ${values.map((value, index) => `${value} AS c${index}`).join(', ')} FROM ${quote(schemaName)}.${quote(name)} LIMIT ${rows}`
}

/** Rows of a table, or why there are none. The server's own words are not passed on: they may quote a value. */
export type Sample = { rows: unknown[][] } | { refusal: string; isSlow: boolean }

const refusals: Record<number, string> = {
  1142: 'the user may not select from it',
  1143: 'the user may not select all of its columns',
  1356: 'it does not compile, or the user may not read what is behind it',
  1205: 'somebody holds it locked',
}
const timeouts = [1317, 1969, 3024]

/**
 * Reads rows in a transaction of their own. READ ONLY, so that a function that a view calls changes nothing either; and its end lets go
 * of the table, which until then nobody could alter. Throws `ScanError` when the server is gone.
 */
export async function sampleTable(connection: SourceConnection, asset: DiscoveredAsset, rowsMax: number): Promise<Sample> {
  await connection.query('START TRANSACTION READ ONLY')
  try {
    const rows = await connection.rows(sampleStatement(asset, rowsMax))
    await connection.query('COMMIT')
    return { rows }
  } catch (error) {
    const number = error instanceof ScanError ? numberOf(error.cause) : 0
    if (number === 0) throw error
    // What a view calls may signal any number with a value for its words, also that of a server that stops. One that is gone fails here.
    await connection.query('ROLLBACK')
    if (timeouts.includes(number)) return { refusal: 'reading them took too long', isSlow: true }
    return { refusal: refusals[number] ?? `the server answered with error ${number}`, isSlow: number === 1205 }
  }
}
