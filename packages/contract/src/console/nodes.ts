import { Type, type Static } from 'typebox'
import { Name, NodeName, Time } from '../names.ts'
import type { Operation } from '../operation.ts'
import { Strict } from '../schemas.ts'
import { NodeSummary } from './runtimes.ts'

/** How a node was in one minute. CPU is in percent of the machine, memory in megabytes; without the bytes where its operating system does not tell. */
export const NodeSample = Type.Object({
  at: Time,
  cpuPercent: Type.Number(),
  memoryAvailableMb: Type.Integer(),
  receivedBytesPerSecond: Type.Optional(Type.Number()),
  sentBytesPerSecond: Type.Optional(Type.Number()),
  runningJobs: Type.Integer(),
})
export type NodeSample = Static<typeof NodeSample>

const params = Strict({ name: Name, nodeName: NodeName })
const path = '/api/runtimes/{name}/nodes/{nodeName}'
const errors = ['IntegrationRuntime_NotFound', 'IntegrationRuntimeNode_NotFound'] as const

export const consoleNodeOperations = {
  updateNode: {
    id: 'Console_UpdateNode',
    summary: 'Set how many jobs a node runs at once, between 1 and what its machine allows',
    method: 'PATCH',
    path,
    access: 'DataSourceAdministrator',
    params,
    body: Strict({ concurrentJobsLimit: Type.Integer({ minimum: 1, maximum: 64 }) }),
    responses: { 200: NodeSummary },
    errors,
  },
  drainNode: {
    id: 'Console_DrainNode',
    summary: 'Let a node finish what it runs and give it nothing new',
    method: 'POST',
    path: `${path}:drain`,
    access: 'Operator',
    params,
    responses: { 200: NodeSummary },
    errors,
  },
  resumeNode: {
    id: 'Console_ResumeNode',
    summary: 'Give a node that drains runs again',
    method: 'POST',
    path: `${path}:resume`,
    access: 'Operator',
    params,
    responses: { 200: NodeSummary },
    errors,
  },
  listNodeSamples: {
    id: 'Console_ListNodeSamples',
    summary: 'List how a node was in each minute of the last hour, oldest first',
    method: 'GET',
    path: `${path}/samples`,
    access: 'Reader',
    params,
    responses: { 200: Type.Object({ samples: Type.Array(NodeSample) }) },
    errors,
  },
} as const satisfies Record<string, Operation>
