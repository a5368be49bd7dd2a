import type { RuntimeListQuery } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mendDigests } from '../../background/mendDigests.ts'
import { Prisma } from '../../database/generated/client.ts'
import { pageStatement } from '../../database/queries/pageOfRuntimes.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
  await at.prisma.$executeRaw`
    INSERT INTO runtime (id, name, name_key, tag_keys)
    SELECT gen_random_uuid(), 'runtime-' || i, 'runtime-' || i, ARRAY['team-' || i % 40] FROM generate_series(1, 2000) AS i`
  await at.prisma.$executeRaw`
    INSERT INTO node (id, runtime_id, name, name_key, public_key, enrolled_with, machine_name, operating_system, version, concurrent_jobs_limit, concurrent_jobs_max)
    SELECT id, id, 'node', 'node', id, 'authKey1', 'machine', 'Linux', '1.' || row_number() OVER () % 40 || '.0', 4, 4 FROM runtime`
  await mendDigests(at)
  await at.prisma.$executeRaw`ANALYZE runtime_digest`
})
afterAll(() => at.close())

async function planOf(query: RuntimeListQuery): Promise<string> {
  const rows = await at.prisma.$queryRaw<Record<string, string>[]>(Prisma.sql`EXPLAIN (COSTS OFF) ${pageStatement(query, new Date())}`)
  return rows.flatMap((row) => Object.values(row)).join('\n')
}

const sorts = [
  ['name', 'runtime_digest_pkey', ['runtime-1']],
  ['state', 'runtime_digest_state_name_key_idx', ['3', 'runtime-1']],
  ['version', 'runtime_digest_oldest_version_name_key_idx', ['', 'runtime-1']],
  ['usedBy', 'runtime_digest_scans_name_key_idx', ['0', 'runtime-1']],
  ['lastSeen', 'runtime_digest_last_seen_at_name_key_idx', ['0', 'runtime-1']],
  ['createdAt', 'runtime_digest_created_at_name_key_idx', ['1700000000000', 'runtime-1']],
  ['nodes', 'runtime_digest_nodes_name_key_idx', ['0', 'runtime-1']],
] as const

test.each(
  sorts.flatMap(([sort, index, position]) =>
    (['asc', 'desc'] as const).flatMap((order) => [
      [sort, order, 'first', index, undefined] as const,
      [sort, order, 'next', index, position] as const,
    ]),
  ),
)('by %s %s, the %s page of all runtimes ends where it is full: it is read from %s', async (sort, order, _, index, position) => {
  const token = position === undefined ? {} : { $skipToken: Buffer.from(JSON.stringify(position)).toString('base64url') }
  const plan = await planOf({ sort, order, ...token })
  const page = plan.slice(plan.indexOf('CTE page'), plan.indexOf('CTE Scan on page'))
  expect(page).toMatch(new RegExp(`^CTE page\\n\\s+->  Limit\\n\\s+->  Index (Only )?Scan (Backward )?using ${index} `))
  expect(page.includes('Index Cond')).toBe(position !== undefined)
})

test.each([
  [{ state: 'Online' }, 'runtime_digest_state_name_key_idx'],
  [{ tag: 'team-7' }, 'runtime_digest_tag_keys_idx'],
  [{ version: '1.7.0' }, 'runtime_digest_versions_idx'],
  [{ keyOlderThanDays: 300 }, 'runtime_digest_oldest_key_at_name_key_idx'],
] as const)('of all runtimes, the few that %j leaves are found and counted by %s', async (query, index) => {
  const plan = await planOf(query)
  expect(plan.match(new RegExp(`Index (Only )?Scan (using|on) ${index}`, 'g'))).toHaveLength(2)
  expect(plan).not.toContain('Seq Scan on runtime_digest')
})
