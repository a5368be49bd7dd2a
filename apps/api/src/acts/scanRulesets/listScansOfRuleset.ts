import type { RulesetUse } from '@mooring/contract'
import { nameKey } from '@mooring/domain'
import type { ActContext } from '../../ActContext.ts'
import { pageOf, pageSize, positionOf, type PageOf } from '../../paging.ts'

interface Row extends RulesetUse {
  sourceKey: string
  scanKey: string
}

/** The scans that name a custom rule set, by data source and scan; those of a set that is gone too, since they go on naming it. */
export async function listScansOfRuleset(
  { prisma }: ActContext,
  input: { name: string; token?: string | undefined },
): Promise<PageOf<RulesetUse>> {
  const key = nameKey(input.name)
  const [source = '', scan = ''] = positionOf(input.token, 2) ?? []
  const [rows, counted] = await Promise.all([
    prisma.$queryRaw<Row[]>`
      SELECT d.name AS "dataSourceName", s.name AS "scanName", d.name_key AS "sourceKey", s.name_key AS "scanKey"
      FROM scan s JOIN data_source d ON d.id = s.data_source_id
      WHERE s.properties->>'scanRulesetType' = 'Custom' AND lower(s.properties->>'scanRulesetName') = ${key}
        AND (d.name_key, s.name_key) > (${source}, ${scan})
      ORDER BY d.name_key, s.name_key LIMIT ${pageSize + 1}`,
    prisma.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM scan
      WHERE properties->>'scanRulesetType' = 'Custom' AND lower(properties->>'scanRulesetName') = ${key}`,
  ])
  return pageOf(rows, counted[0]?.count ?? 0, ({ sourceKey, scanKey }) => [sourceKey, scanKey])
}
