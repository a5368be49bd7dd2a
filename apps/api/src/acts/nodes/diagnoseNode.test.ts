import { console, node, purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDiagnosticsReport, aNode, aRuntime, aScan, type TestNode } from '../../testing/builders.ts'
import { audited } from '../../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const diagnose = (name: string, nodeName: string) => at.call(console.diagnoseNode, { params: { name, nodeName } })

async function answerNext({ as }: TestNode) {
  const task = await at.call(node.takeTask, { body: { waitSeconds: 20 } }, as)
  if (task?.kind !== 'diagnose') throw new Error('Nothing was asked.')
  const body = { kind: 'diagnose', report: aDiagnosticsReport } as const
  await at.call(node.completeTask, { params: { taskId: task.taskId }, body }, as)
  return task
}

test('brings what the node says, which looks at the way to the console and to each source once, and is on record', async () => {
  const { runtimeName } = await aScan(at, await aRuntime(at))
  const asked = await aNode(at, runtimeName)
  const { nodeName } = asked.registration
  const [answer, task] = await Promise.all([diagnose(runtimeName, nodeName), answerNext(asked)])
  expect(answer).toEqual({ askedAt: expect.any(String), report: aDiagnosticsReport })
  expect(task.targets).toEqual([
    expect.objectContaining({ purpose: 'console' }),
    { purpose: 'dataSource', host: '127.0.0.1', port: 5432, protocol: 'tcp' },
  ])
  expect(await audited(at, 'diagnoseNode', `runtime/${runtimeName}`)).toMatchObject([{ detail: { node: nodeName } }])
})

test('it also looks at the way to the key vaults that the credentials of those scans are in, and to where it signs in for them', async () => {
  await at.call(purview.putKeyVault, {
    params: { azureKeyVaultName: 'Corp-Vault' },
    body: { properties: { baseUrl: 'https://corp.vault.azure.net/' } },
  })
  const store = { referenceName: 'corp-vault', type: 'LinkedServiceReference' as const }
  const scan = await aScan(at, await aRuntime(at), { type: 'AzureKeyVaultSecret', secretName: 'reader', store })
  const asked = await aNode(at, scan.runtimeName)
  const [, task] = await Promise.all([diagnose(scan.runtimeName, asked.registration.nodeName), answerNext(asked)])
  expect(task.targets).toEqual([
    expect.objectContaining({ purpose: 'console' }),
    { purpose: 'keyVault', host: 'corp.vault.azure.net', port: 443, protocol: 'https' },
    { purpose: 'other', host: 'login.microsoftonline.com', port: 443, protocol: 'https' },
    { purpose: 'dataSource', host: '127.0.0.1', port: 5432, protocol: 'tcp' },
  ])
})

test('a credential that says nothing yet hides no way to what else is there', async () => {
  const scan = await aScan(at, await aRuntime(at))
  await at.call(purview.putCredential, { params: { credentialName: scan.credentialName }, body: { kind: 'BasicAuth' } })
  const asked = await aNode(at, scan.runtimeName)
  const [, task] = await Promise.all([diagnose(scan.runtimeName, asked.registration.nodeName), answerNext(asked)])
  expect(task.targets).toMatchObject([{ purpose: 'console' }, { purpose: 'dataSource', host: '127.0.0.1' }])
})

test('a node that is offline is not asked: NoNodeOnline', async () => {
  const runtime = await aRuntime(at)
  const { registration } = await aNode(at, runtime)
  const long = new Date(Date.now() - 3_600_000)
  await at.prisma.node.update({ where: { id: registration.nodeId }, data: { registeredAt: long, lastHeartbeatAt: long } })
  await expect(diagnose(runtime, registration.nodeName)).rejects.toMatchObject({ status: 409, code: 'NoNodeOnline' })
})

test('when its runtime is deleted meanwhile the answer is NodeDidNotAnswer', async () => {
  const runtime = await aRuntime(at)
  const asked = await aNode(at, runtime)
  const asking = diagnose(runtime, asked.registration.nodeName)
  await at.call(node.takeTask, { body: { waitSeconds: 20 } }, asked.as)
  await at.call(purview.deleteRuntime, { params: { integrationRuntimeName: runtime } })
  await expect(asking).rejects.toMatchObject({ status: 504, code: 'NodeDidNotAnswer' })
})

test('answers IntegrationRuntime_NotFound and IntegrationRuntimeNode_NotFound', async () => {
  await expect(diagnose('never-was', 'node')).rejects.toMatchObject({ status: 404, code: 'IntegrationRuntime_NotFound' })
  await expect(diagnose(await aRuntime(at), 'node')).rejects.toMatchObject({ status: 404, code: 'IntegrationRuntimeNode_NotFound' })
})
