import { purview, type ScanRuleset, type ScanRulesetProperties, type SystemScanRuleset } from '@mooring/contract'
import { deleteScanRuleset } from '../../acts/scanRulesets/deleteScanRuleset.ts'
import { getLatestSystemScanRuleset } from '../../acts/scanRulesets/getLatestSystemScanRuleset.ts'
import { getScanRuleset } from '../../acts/scanRulesets/getScanRuleset.ts'
import { getSystemScanRuleset } from '../../acts/scanRulesets/getSystemScanRuleset.ts'
import { getSystemScanRulesetVersion } from '../../acts/scanRulesets/getSystemScanRulesetVersion.ts'
import { listScanRulesets } from '../../acts/scanRulesets/listScanRulesets.ts'
import { listSystemScanRulesets } from '../../acts/scanRulesets/listSystemScanRulesets.ts'
import { listSystemScanRulesetVersions } from '../../acts/scanRulesets/listSystemScanRulesetVersions.ts'
import { putScanRuleset } from '../../acts/scanRulesets/putScanRuleset.ts'
import type { ScanRuleset as Row } from '../../database/generated/client.ts'
import type { WithoutNulls } from '../../withoutNulls.ts'
import type { Edge } from '../Edge.ts'
import { pageBody } from '../page.ts'
import { route } from '../route.ts'
import { withTimes } from '../withTimes.ts'

type Stored = WithoutNulls<ScanRulesetProperties>

const rulesetBody = (row: Row): ScanRuleset => {
  const kind = row.kind as ScanRuleset['kind']
  const { properties } = withTimes({ properties: row.properties as Stored }, row)
  return {
    id: `scanrulesets/${row.name}`,
    name: row.name,
    kind,
    scanRulesetType: 'Custom',
    status: 'Enabled',
    version: row.version,
    properties,
  }
}

const listBody = (rulesets: readonly SystemScanRuleset[]) => ({ value: [...rulesets], count: rulesets.length })

export function addScanRulesets(at: Edge): void {
  route(
    at,
    purview.listScanRulesets,
  )(async ({ query, context, request }) => {
    const page = await listScanRulesets(context, { token: query.$skipToken })
    return { status: 200, body: pageBody(page, rulesetBody, { context, url: request.url }) }
  })
  route(
    at,
    purview.getScanRuleset,
  )(async ({ params, context }) => {
    return { status: 200, body: rulesetBody(await getScanRuleset(context, { name: params.scanRulesetName })) }
  })
  route(
    at,
    purview.putScanRuleset,
  )(async ({ params, body, context }) => {
    const { ruleset, created } = await putScanRuleset(context, { name: params.scanRulesetName, body })
    return { status: created ? 201 : 200, body: rulesetBody(ruleset) }
  })
  route(
    at,
    purview.deleteScanRuleset,
  )(async ({ params, context }) => {
    await deleteScanRuleset(context, { name: params.scanRulesetName })
    return { status: 204 }
  })
  addSystemScanRulesets(at)
}

function addSystemScanRulesets(at: Edge): void {
  route(at, purview.listSystemScanRulesets)(async () => ({ status: 200, body: listBody(listSystemScanRulesets()) }))
  route(
    at,
    purview.getSystemScanRuleset,
  )(async ({ params }) => ({ status: 200, body: getSystemScanRuleset({ kind: params.dataSourceType }) }))
  route(
    at,
    purview.listSystemScanRulesetVersions,
  )(async ({ query }) => ({ status: 200, body: listBody(listSystemScanRulesetVersions({ kind: query.dataSourceType })) }))
  route(
    at,
    purview.getSystemScanRulesetVersion,
  )(async ({ params, query }) => ({
    status: 200,
    body: getSystemScanRulesetVersion({ kind: query.dataSourceType, version: Number(params.version) }),
  }))
  route(
    at,
    purview.getLatestSystemScanRuleset,
  )(async ({ query }) => ({ status: 200, body: getLatestSystemScanRuleset({ kind: query.dataSourceType }) }))
}
