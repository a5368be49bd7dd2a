import { purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aClassificationRule } from '../../testing/builders.ts'
import { announcedBy, audited } from '../../testing/observe.ts'
import { openTestConsole, testToken, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const tag = (classificationRuleName: string, classificationRuleVersion = '1') =>
  at.call(purview.tagClassificationRuleVersion, {
    params: { classificationRuleName, classificationRuleVersion },
    query: { action: 'Delete' },
  })

test('notes the action of a version, and is on record', async () => {
  const name = await aClassificationRule(at)
  await aClassificationRule(at, { name })
  expect(await tag(name)).toMatchObject({ status: 'Succeeded' })
  const { value } = await at.call(purview.listClassificationRuleVersions, { params: { classificationRuleName: name } })
  expect(value.map(({ properties }) => properties.classificationAction)).toEqual(['Keep', 'Delete'])
  expect(await audited(at, 'tagClassificationRuleVersion', `classificationRule/${name}`)).toHaveLength(1)
})

test('is written with and without a slash before the action, and says where to look', async () => {
  const name = await aClassificationRule(at)
  for (const path of ['1:tag', '1/:tag']) {
    const url = `/scan/classificationrules/${name}/versions/${path}?action=Keep&api-version=2023-09-01`
    const answer = await at.app.inject({ method: 'POST', url, headers: { authorization: `Bearer ${testToken}` } })
    expect([answer.statusCode, new URL(String(answer.headers['operation-location'])).pathname]).toEqual([
      202,
      `/scan/classificationrules/${name}`,
    ])
  }
})

test('answers ClassificationRule_NotFound for a rule or a version that is not there', async () => {
  const name = await aClassificationRule(at)
  for (const [rule, version] of [
    [name, '2'],
    ['never-was', '1'],
  ] as const)
    await expect(tag(rule, version)).rejects.toMatchObject({ status: 404, code: 'ClassificationRule_NotFound' })
})

test('is announced', async () => {
  const name = await aClassificationRule(at)
  expect(await announcedBy(at, () => tag(name))).toEqual([{ topic: 'rules', name }])
})
