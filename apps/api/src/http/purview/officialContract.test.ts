/**
 * Microsoft's own description of the data plane as the judge of our answers. It is data beside the checkout, `../shared/contract`, and
 * no part of the project: without that folder these tests skip.
 */
import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { node, pathOf, purview, type Operation } from '@mooring/contract'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aHeartbeat, aNode, aRuntime, aScan, scanParams } from '../../testing/builders.ts'
import { openTestConsole, testToken, type TestConsole } from '../../testing/openTestConsole.ts'
import { sampleParams, send, sendSample } from '../../testing/sampleCall.ts'

const folder = path.join(import.meta.dirname, '../../../../../../shared/contract/purview-scanning/2023-09-01')
const isHere = existsSync(folder)

interface Definition {
  $ref?: string
  properties?: Record<string, Definition>
  allOf?: Definition[]
  items?: Definition
  discriminator?: string
  additionalProperties?: Definition | boolean
  'x-ms-discriminator-value'?: string
}
interface Specification {
  definitions: Record<string, Definition>
  paths: Record<string, Record<string, { operationId: string; responses: Record<string, { schema?: Definition; headers?: object }> }>>
}
const specification = (isHere
  ? JSON.parse(readFileSync(path.join(folder, 'scanningService.json'), 'utf8'))
  : { definitions: {}, paths: {} }) as unknown as Specification

const nameOf = ({ $ref = '' }: Definition): string => $ref.replace('#/definitions/', '')
const definitionOf = (name: string): Definition => specification.definitions[name] ?? {}

/** The definition of a thing: of a kind of them, that of its kind. */
function definitionNameFor(name: string, value: unknown): string {
  const kind = (value as Record<string, unknown>)['kind']
  const hasKinds = definitionOf(name).discriminator === 'kind'
  const derived = Object.entries(specification.definitions).find(
    ([, { allOf = [], 'x-ms-discriminator-value': of }]) => of === kind && allOf.some((base) => nameOf(base) === name),
  )
  return hasKinds && derived !== undefined ? derived[0] : name
}

const ajv = formats.default(new Ajv({ strict: false, allErrors: true, logger: false }))
for (const format of ['int32', 'int64', 'double']) ajv.addFormat(format, true)
if (isHere) ajv.addSchema(specification, 'specification')

/** Every field that a definition and those it extends declare. */
function fieldsOf(definition: Definition): Record<string, Definition> {
  const whole = definition.$ref === undefined ? definition : definitionOf(nameOf(definition))
  return Object.assign({}, ...(whole.allOf ?? []).map(fieldsOf), whole.properties ?? {}) as Record<string, Definition>
}

/** What is wrong with a value by its definition, and what in it the definition does not know: a generated client would lose that. */
function faultsOf(value: unknown, definition: Definition, at = ''): string[] {
  const whole = definition.$ref === undefined ? definition : definitionOf(definitionNameFor(nameOf(definition), value))
  if (Array.isArray(value)) return value.flatMap((item, index) => faultsOf(item, whole.items ?? {}, `${at}/${index}`))
  const fields = fieldsOf(whole)
  if (typeof value !== 'object' || value === null || Object.keys(fields).length === 0) return []
  return Object.entries(value).flatMap(([name, inner]) => {
    const field = fields[name]
    return field === undefined ? [`${at}/${name} is not in the contract`] : faultsOf(inner, field, `${at}/${name}`)
  })
}

function schemaFaultsOf(value: unknown, schema: Definition): string[] {
  const items = (value as { value?: unknown[] }).value
  const validate = ajv.getSchema(`specification#/definitions/${definitionNameFor(nameOf(schema), value)}`)
  const own =
    validate === undefined || validate(value) === true
      ? []
      : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`)
  const itemDefinition = fieldsOf(schema)['value']?.items
  return [...own, ...(Array.isArray(items) && itemDefinition ? items.flatMap((item) => schemaFaultsOf(item, itemDefinition)) : [])]
}

/** What Microsoft says that this operation answers with this status. */
function responseOf(operationId: string, status: number) {
  const operations = Object.values(specification.paths).flatMap((methods) => Object.values(methods))
  const found = operations.find((candidate) => candidate.operationId === operationId)
  return found?.responses[status >= 400 ? 'default' : String(status)]
}

function judge({ id }: Operation, answer: LightMyRequestResponse): string[] {
  const response = responseOf(id, answer.statusCode)
  if (response === undefined) return [`${id} answers ${answer.statusCode}, which the contract does not know`]
  if (response.schema === undefined) return answer.body === '' ? [] : [`${id} has a body, the contract has none`]
  const body = answer.json<unknown>()
  return [...schemaFaultsOf(body, response.schema), ...faultsOf(body, response.schema)].map(
    (fault) => `${id} ${answer.statusCode}: ${fault}`,
  )
}

describe.skipIf(!isHere)('by the contract of the original (skips where ../shared/contract is not beside the checkout)', () => {
  const as = { authorization: `Bearer ${testToken}` }
  const runtime = sampleParams['integrationRuntimeName'] ?? ''
  let at: TestConsole
  beforeAll(async () => {
    at = await openTestConsole()
  })
  afterAll(() => at.close())

  const byId = new Map<string, Operation>(Object.values(purview).map((operation) => [operation.id, operation]))

  test('every answer of every operation is right, in the order in which things are made, used and deleted', async () => {
    const judged: string[] = []
    const faults: string[] = []
    const ask = async (operation: Operation, url?: string) => {
      const answer = await sendSample(at, operation, { as, ...(url === undefined ? {} : { url }) })
      if (answer.statusCode < 300) judged.push(operation.id)
      faults.push(...judge(operation, answer))
    }
    const puts = [
      purview.putRuntime,
      purview.putDataSource,
      purview.putCredential,
      purview.putScan,
      purview.putTrigger,
      purview.putKeyVault,
      purview.putFilter,
      purview.putClassificationRule,
      purview.putScanRuleset,
    ]
    const reads = Object.values(purview).filter(({ method }) => method === 'GET')
    for (const operation of [...reads, ...puts, ...puts]) await ask(operation)
    const { as: nodeHeaders } = await aNode(at, runtime)
    await at.call(node.heartbeat, { body: aHeartbeat }, nodeHeaders)
    await ask(purview.startRun)
    await at.call(node.leaseRun, { body: { waitSeconds: 0 } }, nodeHeaders)
    for (const operation of reads) await ask(operation)
    const run = {
      params: { runId: sampleParams['runId'] ?? '' },
      body: { fence: 1, outcome: 'failed' as const, exceptionCountMap: { Timeout: 1 } },
    }
    await at.call(node.completeRun, run, nodeHeaders)
    for (const operation of [...reads, purview.listAuthKeys, purview.regenerateAuthKey]) await ask(operation)
    for (const operation of [purview.cancelRun, purview.disableTrigger, purview.enableTrigger, purview.tagClassificationRuleVersion])
      await ask(operation)
    await ask(
      purview.startRun,
      pathOf(purview.startRun, { params: sampleParams, query: { runId: randomUUID(), scanLevel: 'Incremental' } }),
    )
    for (const operation of [
      purview.deleteTrigger,
      purview.deleteKeyVault,
      purview.deleteScanRuleset,
      purview.deleteClassificationRule,
      purview.deleteScan,
      purview.deleteCredential,
      purview.deleteDataSource,
      purview.deleteRuntime,
    ])
      await ask(operation)

    expect(faults).toEqual([])
    expect(new Set(judged)).toEqual(new Set(byId.keys()))
  }, 120_000)

  test.each([...byId.values()])('$id is where the contract has it', ({ id, path: ours, method }) => {
    const found = Object.entries(specification.paths).filter(([, methods]) => methods[method.toLowerCase()]?.operationId === id)
    expect(found.map(([theirs]) => `/scan${theirs}`)).toEqual([ours])
  })

  test('the judge notices what is missing, what is wrong and what is too much', () => {
    const list = { $ref: '#/definitions/IntegrationRuntimeList' }
    const good = { id: 'x', name: 'x', kind: 'SelfHosted', properties: { description: 'x' } }
    const { kind: _, ...nameless } = good
    const all = (value: unknown) => [...schemaFaultsOf(value, list), ...faultsOf(value, list)]
    expect(all({ value: [good] })).toEqual([])
    expect(all({ value: [nameless] })).toContain("/value/0 must have required property 'kind'")
    expect(all({ value: [{ ...good, properties: { description: 1 } }] })).toContain('/properties/description must be string')
    expect(all({ value: [{ ...good, properties: { surprise: 1 } }] })).toContain('/value/0/properties/surprise is not in the contract')
  })

  test("Microsoft's own example of a runtime is accepted", async () => {
    const file = path.join(folder, 'examples', 'IntegrationRuntimes_CreateOrReplace.json')
    const { integrationRuntimeName, body } = (JSON.parse(readFileSync(file, 'utf8')) as { parameters: Record<string, object> }).parameters
    const url = pathOf(purview.putRuntime, { params: { integrationRuntimeName } })
    const answer = await send(at, as, { method: 'PUT', url, payload: body ?? {} })
    expect([answer.statusCode, judge(purview.putRuntime, answer)]).toEqual([201, []])
  })

  test("Microsoft's own example of a trigger is accepted, and that it will never fire is said", async () => {
    const scan = scanParams(await aScan(at, await aRuntime(at)))
    const { parameters } = JSON.parse(readFileSync(path.join(folder, 'examples', 'Triggers_CreateOrReplace.json'), 'utf8')) as {
      parameters: { body: object }
    }
    const url = pathOf(purview.putTrigger, { params: scan })
    const answer = await send(at, as, { method: 'PUT', url, payload: parameters.body })
    expect([answer.statusCode, judge(purview.putTrigger, answer)]).toEqual([201, []])
    expect(answer.json()).toMatchObject({ validationErrorInfo: expect.any(String) })
  })
})
