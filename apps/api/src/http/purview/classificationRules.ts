import { purview, type ClassificationRule } from '@mooring/contract'
import { deleteClassificationRule } from '../../acts/classificationRules/deleteClassificationRule.ts'
import { getClassificationRule } from '../../acts/classificationRules/getClassificationRule.ts'
import { listClassificationRules } from '../../acts/classificationRules/listClassificationRules.ts'
import { listClassificationRuleVersions } from '../../acts/classificationRules/listClassificationRuleVersions.ts'
import { putClassificationRule } from '../../acts/classificationRules/putClassificationRule.ts'
import { tagClassificationRuleVersion } from '../../acts/classificationRules/tagClassificationRuleVersion.ts'
import type { ClassificationRuleRow } from '../../database/queries/classificationRuleRow.ts'
import type { Edge } from '../Edge.ts'
import { absolute, pageBody } from '../page.ts'
import { route } from '../route.ts'

const patterns = (of: string[]) => of.map((pattern) => ({ kind: 'Regex' as const, pattern }))

const ruleBody = ({ name, createdAt, version }: ClassificationRuleRow): ClassificationRule => ({
  id: `classificationrules/${name}`,
  name,
  kind: 'Custom',
  properties: {
    classificationName: version.classificationName,
    ...(version.description === null ? {} : { description: version.description }),
    dataPatterns: patterns(version.dataPatterns),
    columnPatterns: patterns(version.columnPatterns),
    minimumPercentageMatch: version.minimumPercentageMatch,
    ruleStatus: version.isEnabled ? 'Enabled' : 'Disabled',
    classificationAction: version.action,
    version: version.version,
    createdAt: createdAt.toISOString(),
    lastModifiedAt: version.createdAt.toISOString(),
  },
})

export function addClassificationRules(at: Edge): void {
  route(
    at,
    purview.listClassificationRules,
  )(async ({ query, context, request }) => {
    const page = await listClassificationRules(context, { token: query.$skipToken })
    return { status: 200, body: pageBody(page, ruleBody, { context, url: request.url }) }
  })
  route(
    at,
    purview.getClassificationRule,
  )(async ({ params, context }) => {
    return { status: 200, body: ruleBody(await getClassificationRule(context, { name: params.classificationRuleName })) }
  })
  route(
    at,
    purview.putClassificationRule,
  )(async ({ params, body, context }) => {
    const { rule, created } = await putClassificationRule(context, { name: params.classificationRuleName, properties: body.properties })
    return { status: created ? 201 : 200, body: ruleBody(rule) }
  })
  route(
    at,
    purview.deleteClassificationRule,
  )(async ({ params, context }) => {
    await deleteClassificationRule(context, { name: params.classificationRuleName })
    return { status: 204 }
  })
  addVersions(at)
}

function addVersions(at: Edge): void {
  route(
    at,
    purview.listClassificationRuleVersions,
  )(async ({ params, query, context, request }) => {
    const page = await listClassificationRuleVersions(context, { name: params.classificationRuleName, token: query.$skipToken })
    return { status: 200, body: pageBody(page, ruleBody, { context, url: request.url }) }
  })
  route(
    at,
    purview.tagClassificationRuleVersion,
  )(async ({ params, query, context, request }) => {
    const version = Number(params.classificationRuleVersion)
    const at = context.now().toISOString()
    await tagClassificationRuleVersion(context, { name: params.classificationRuleName, version, action: query.action })
    // It is done at once: what is polled there is the rule itself.
    const location = request.url.replace(/\/versions\/.*?(?=\?|$)/, '')
    return {
      status: 202,
      headers: { 'Operation-Location': absolute(context, location) },
      body: { startTime: at, endTime: at, status: 'Succeeded' },
    }
  })
}
