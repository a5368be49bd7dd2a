import { pageStatement } from '../apps/api/src/database/queries/pageOfRuntimes.ts'
import type { RuntimeListQuery } from '../packages/contract/src/index.ts'
import type { Client } from './buildConsole.ts'

/** The statement behind a page of runtimes, and nothing else. */
export async function rawRuntimePage(client: Client, query: RuntimeListQuery): Promise<void> {
  const { text, values } = pageStatement(query, new Date())
  await client.query(text, values)
}
