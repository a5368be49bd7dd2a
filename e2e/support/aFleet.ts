import { randomUUID } from 'node:crypto'
import { console as operations, purview } from '@mooring/contract'
import { aSilentNode } from './aSilentNode.ts'
import type { ConsoleProcess } from './ConsoleProcess.ts'
import type { NodeProcess } from './NodeProcess.ts'
import type { SourceDatabase } from './SourceDatabase.ts'
import { aRunningNode, aScan } from './test.ts'

/** The runtimes that the scenes show: `office` with a node that runs, one that never called, a scan and a run; `berlin` and `madrid` with nothing. Returns the address of the list. */
export async function aFleet(console: ConsoleProcess, machine: NodeProcess, source: SourceDatabase): Promise<string> {
  for (const integrationRuntimeName of ['berlin', 'madrid'])
    await console.call(purview.putRuntime, { params: { integrationRuntimeName }, body: { kind: 'SelfHosted' } })
  await (await aRunningNode(console, machine, { runtime: 'office', node: 'first' })).says(/Connected/)
  await aSilentNode(console, { runtime: 'office', node: 'second' })
  await console.call(operations.updateRuntime, {
    params: { name: 'office' },
    body: { description: 'Machines of the head office', tags: ['prod', 'emea'] },
  })
  await aScan(console, source, { runtime: 'office', name: 'nightly' })
  await console.call(purview.startRun, { params: { dataSourceName: 'shop', scanName: 'nightly' }, query: { runId: randomUUID() } })
  return `${console.origin}/management/integration-runtimes`
}
