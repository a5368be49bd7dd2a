/**
 * Microsoft's own description of the data plane as the judge of our answers. It is data beside the checkout, `../shared/contract`, and
 * no part of the project: without that folder these tests skip.
 */
import { randomUUID } from 'node:crypto'
import { node, pathOf, purview, type Operation } from '@mooring/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aHeartbeat, aNode } from '../../testing/builders.ts'
import { OfficialContract } from '../../testing/OfficialContract.ts'
import { openTestConsole, testToken, type TestConsole } from '../../testing/openTestConsole.ts'
import { sampleParams, send, sendSample } from '../../testing/sampleCall.ts'

const official = new OfficialContract('2023-09-01')

const noInteractive = 'Only managed runtimes answer interactive queries, and here every runtime is self-hosted.'
const noNetwork = 'The networks and endpoints are those that Azure has around managed runtimes, of which there are none here.'

/** Operations of the original that this console leaves out, each with the reason. */
const leftOut: Record<string, string> = {
  IntegrationRuntimes_EnableInteractiveQuery: noInteractive,
  IntegrationRuntimes_DisableInteractiveQuery: noInteractive,
  ManagedVirtualNetworks_ListByAccount: noNetwork,
  ManagedVirtualNetworks_Get: noNetwork,
  ManagedVirtualNetworks_CreateOrReplace: noNetwork,
  ManagedPrivateEndpoints_ListByAccount: noNetwork,
  ManagedPrivateEndpoints_Get: noNetwork,
  ManagedPrivateEndpoints_Delete: noNetwork,
  ManagedPrivateEndpoints_CreateOrReplace: noNetwork,
}

/** Examples that are refused, each with the field and the reason. */
const refusedExamples: Record<string, { target: string; why: string }> = {
  IntegrationRuntimes_RegenerateAuthKey: { target: 'keyName', why: 'It asks for a key that the contract itself does not list.' },
  ScanRulesets_CreateOrReplace: {
    target: 'properties.includedCustomClassificationRuleNames.0',
    why: "It includes the custom rule BF_PII, which cannot be there: the contract's own pattern of names has no underscore.",
  },
}

describe.skipIf(!official.isHere)('by the contract of the original (skips where ../shared/contract is not beside the checkout)', () => {
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
      faults.push(...official.judge(operation.id, answer))
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
    const found = official.operations().filter(({ operation }) => operation.operationId === id)
    expect(found.map((each) => each.at)).toEqual([`${method} ${ours.replace('/scan', '')}`])
  })

  test('what a query means that does not say everything is as in the original', () => {
    const saidOf = (id: string) => (byId.get(id)?.query ?? {}) as { properties?: Record<string, { default?: unknown }> }
    const theirs = official
      .operations()
      .flatMap(({ operation: { operationId: id, parameters = [] } }) =>
        parameters.flatMap(({ name = '', in: place, default: meant }) =>
          place === 'query' && meant !== undefined ? [{ id, name, meant }] : [],
        ),
      )
    expect(theirs).toContainEqual({ id: purview.startRun.id, name: 'scanLevel', meant: 'Incremental' })
    expect(theirs.map((each) => ({ ...each, meant: saidOf(each.id).properties?.[each.name]?.default }))).toEqual(theirs)
  })

  test('every operation of the original is here, or left out for a reason that is said', () => {
    const theirs = official.operations().map(({ operation }) => operation.operationId)
    expect(theirs.filter((id) => !byId.has(id)).toSorted()).toEqual(Object.keys(leftOut).toSorted())
    for (const reason of Object.values(leftOut)) expect(reason).toMatch(/^[A-Z].*\.$/)
  })

  test('the judge notices what is missing, what is wrong and what is too much', () => {
    const list = { $ref: '#/definitions/IntegrationRuntimeList' }
    const good = { id: 'x', name: 'x', kind: 'SelfHosted', properties: { description: 'x' } }
    const { kind: _, ...nameless } = good
    const all = (value: unknown) => official.faultsIn(value, list)
    expect(all({ value: [good] })).toEqual([])
    expect(all({ value: [nameless] })).toContain("/value/0 must have required property 'kind'")
    expect(all({ value: [{ ...good, properties: { description: 1 } }] })).toContain('/properties/description must be string')
    expect(all({ value: [{ ...good, properties: { surprise: 1 } }] })).toContain('/value/0/properties/surprise is not in the contract')
  })

  describe("Microsoft's own example of", () => {
    const examples = official.examples()
    const accepted = examples.filter(({ operationId }) => byId.has(operationId) && !(operationId in refusedExamples))
    const bodyOf = ({ id }: Operation) => examples.find(({ operationId }) => operationId === id)?.parameters.body ?? {}

    /** What an example is about, by the parameters that name it, in the order in which it can be made; versions are made one by one. */
    const made: [of: RegExp, parameter: string, operation: Operation, times?: number][] = [
      [/^IntegrationRuntimes/, 'integrationRuntimeName', purview.putRuntime],
      [/^KeyVault/, 'azureKeyVaultName', purview.putKeyVault],
      [/^Credential/, 'credentialName', purview.putCredential],
      [/^ClassificationRules/, 'classificationRuleName', purview.putClassificationRule, 3],
      [/./, 'dataSourceName', purview.putDataSource],
      [/./, 'scanName', purview.putScan],
      [/^Filters/, 'scanName', purview.putFilter],
      [/^Triggers/, 'scanName', purview.putTrigger],
      [/^ScanResult/, 'runId', purview.startRun],
    ]
    const put = (operation: Operation, parameters: object) =>
      send(at, as, {
        method: operation.method,
        url: pathOf(operation, { params: parameters, query: operation === purview.startRun ? parameters : {} }),
        ...(operation.body === undefined ? {} : { payload: bodyOf(operation) }),
      })

    async function make(operationId: string, parameters: Record<string, unknown>): Promise<void> {
      await at.prisma.dataSource.deleteMany()
      await put(purview.putCredential, { credentialName: 'CredentialAKV' })
      for (const [of, parameter, operation, times = 1] of made) {
        const isAbout = of.test(operationId) && parameter in parameters && operation.id !== operationId
        for (let time = 0; isAbout && time < times; time++) expect((await put(operation, parameters)).statusCode).toBeLessThan(300)
      }
    }

    test.each(accepted)(
      '$operationId is accepted, and the answer is one of those that it may have',
      async ({ operationId, ...example }) => {
        const { parameters, statuses } = example
        const operation = byId.get(operationId)
        if (operation === undefined) throw new Error('It is not served.')
        await make(operationId, parameters)
        if (operation === purview.getScanRuleset || operation === purview.deleteScanRuleset)
          await sendSample(at, purview.putScanRuleset, { as, url: pathOf(purview.putScanRuleset, { params: parameters }) })
        const { properties = {} } = (operation.query ?? {}) as { properties?: object }
        const query = Object.fromEntries(Object.entries(parameters).filter(([name]) => name in properties))
        const answer = await send(at, as, {
          method: operation.method,
          url: pathOf(operation, { params: parameters, query }),
          ...(operation.body === undefined ? {} : { payload: bodyOf(operation) }),
        })
        expect([answer.body, statuses]).toEqual([answer.body, expect.arrayContaining([answer.statusCode])])
        expect(official.judge(operationId, answer)).toEqual([])
      },
    )

    test.each(Object.entries(refusedExamples))('%s is refused, for the reason that is said', async (operationId, { target, why }) => {
      const operation = byId.get(operationId)
      if (operation === undefined) throw new Error('It is not served.')
      const { parameters = {} } = examples.find((each) => each.operationId === operationId) ?? {}
      expect((await put(operation, parameters)).json()).toMatchObject({ error: { code: 'InvalidField', target } })
      expect(why).toMatch(/^[A-Z].*\.$/)
    })

    test('a trigger whose time is over is kept, and that it will never fire is said', async () => {
      const { parameters = {} } = examples.find(({ operationId }) => operationId === purview.putTrigger.id) ?? {}
      await make(purview.putTrigger.id, parameters)
      expect((await put(purview.putTrigger, parameters)).json()).toMatchObject({ validationErrorInfo: expect.any(String) })
    })
  })
})
