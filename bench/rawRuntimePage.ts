import { pageStatements } from '../apps/api/src/database/queries/pageOfRuntimes.ts'
import type { RuntimeListQuery } from '../packages/contract/src/index.ts'
import type { Client } from './buildConsole.ts'

/** The statements behind a page of runtimes, both at once as the console sends them, and nothing else. */
export async function rawRuntimePage(clients: readonly [Client, Client], query: RuntimeListQuery): Promise<void> {
  const { rows, count } = pageStatements(query, new Date())
  await Promise.all([clients[0].query(rows.text, rows.values), clients[1].query(count.text, count.values)])
}
