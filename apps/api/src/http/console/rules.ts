import { console } from '@mooring/contract'
import { tryClassificationRule } from '../../acts/classificationRules/tryClassificationRule.ts'
import { listScansOfRuleset } from '../../acts/scanRulesets/listScansOfRuleset.ts'
import type { Edge } from '../Edge.ts'
import { pageBody } from '../page.ts'
import { route } from '../route.ts'

export function addConsoleRules(at: Edge): void {
  route(at, console.tryClassificationRule)(async ({ body }) => ({ status: 200, body: await tryClassificationRule(body) }))
  route(
    at,
    console.listScansOfRuleset,
  )(async ({ params, query, context, request }) => {
    const page = await listScansOfRuleset(context, { name: params.scanRulesetName, token: query.$skipToken })
    const body = pageBody(page, ({ dataSourceName, scanName }) => ({ dataSourceName, scanName }), { context, url: request.url })
    return { status: 200, body }
  })
}
