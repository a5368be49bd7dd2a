import { console, type RuntimeListQuery, type RuntimeSummary } from '@mooring/contract'
import { request } from './request.ts'
import { skipTokenOf } from './skipTokenOf.ts'

const pageSize = 200

/** Every runtime that matches, in the order of the query. Throws what reading a page throws. */
export async function readAllRuntimes(query: RuntimeListQuery): Promise<RuntimeSummary[]> {
  const found: RuntimeSummary[] = []
  let token: string | undefined
  do {
    const page = await request(console.listRuntimes, { query: { ...query, pageSize, ...(token ? { $skipToken: token } : {}) } })
    found.push(...page.value)
    token = skipTokenOf(page.nextLink)
  } while (token)
  return found
}
