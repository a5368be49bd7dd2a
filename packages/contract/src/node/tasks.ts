import { Type, type Static } from 'typebox'
import { ByKind } from '../byKind.ts'
import { Time, Uuid } from '../names.ts'
import type { Operation } from '../operation.ts'
import { Strict } from '../schemas.ts'
import { DiagnosticsReport, NetworkTarget, Verdict } from './diagnostics.ts'
import { LeasedCredential, LeasedScan, LeasedSource } from './leases.ts'
import { UpdateOrder, UpdateReport } from './updates.ts'

const text = (maxLength: number) => Type.String({ maxLength })

/** The steps on the way to a data source: its secret, the network, signing in, and reading the first objects. */
export const ConnectionStepName = Type.Enum(['credential', 'dns', 'proxy', 'tcp', 'tls', 'http', 'read'])
export type ConnectionStepName = Static<typeof ConnectionStepName>

export const ConnectionStep = Strict({
  step: ConnectionStepName,
  verdict: Verdict,
  found: text(4096),
  /** Present when the step did not pass. */
  fix: Type.Optional(text(2048)),
  durationMs: Type.Integer({ minimum: 0, maximum: 3_600_000 }),
})
export type ConnectionStep = Static<typeof ConnectionStep>

/** How far a node gets with a scan that was not run. After a step that failed the next ones are `notChecked`. */
export const ConnectionReport = Strict({
  checkedAt: Time,
  verdict: Verdict,
  steps: Type.Array(ConnectionStep, { maxItems: 16 }),
})
export type ConnectionReport = Static<typeof ConnectionReport>

/** How far a node is with a connection that it tries. Of the steps ahead it takes the first one now, once it has begun. */
export const ConnectionProgress = Strict({
  taken: Type.Array(ConnectionStep, { maxItems: 16 }),
  ahead: Type.Array(ConnectionStepName, { maxItems: 16 }),
})
export type ConnectionProgress = Static<typeof ConnectionProgress>

const targets = Type.Array(NetworkTarget, { maxItems: 64 })

/** What the console asks a node to do beside its runs. A credential carries its secrets in clear, as in a leased run. */
export type NodeTask =
  | { taskId: string; kind: 'diagnose'; targets: NetworkTarget[] }
  | {
      taskId: string
      kind: 'testConnection'
      targets: NetworkTarget[]
      source: Static<typeof LeasedSource>
      scan: Static<typeof LeasedScan>
      credential?: LeasedCredential
    }
  | { taskId: string; kind: 'update'; order: UpdateOrder }
export const NodeTask = Type.Unsafe<NodeTask>(
  Type.Object({
    taskId: Uuid,
    kind: Type.Enum(['diagnose', 'testConnection', 'update']),
    targets: Type.Optional(targets),
    source: Type.Optional(LeasedSource),
    scan: Type.Optional(LeasedScan),
    credential: Type.Optional(LeasedCredential),
    order: Type.Optional(UpdateOrder),
  }),
)

export type TaskResult =
  | { kind: 'diagnose'; report: DiagnosticsReport }
  | { kind: 'testConnection'; report: ConnectionReport }
  /** An update ends minutes or hours after it was taken, and in another process than the one that took it. */
  | { kind: 'update'; report: UpdateReport }
export const TaskResult = ByKind<TaskResult>([
  Strict({ kind: Type.Literal('diagnose'), report: DiagnosticsReport }),
  Strict({ kind: Type.Literal('testConnection'), report: ConnectionReport }),
  Strict({ kind: Type.Literal('update'), report: UpdateReport }),
])

const gone = ['NodeUnauthenticated', 'NodeClockSkewed', 'NodeQuarantined', 'NodeRemoved', 'IntegrationRuntimeDeleted'] as const

export const taskOperations = {
  takeTask: {
    id: 'Node_TakeTask',
    summary: 'Take the next thing that the console asks of this very node; waits for one',
    method: 'POST',
    path: '/node/tasks',
    access: 'node',
    body: Strict({ waitSeconds: Type.Integer({ minimum: 0, maximum: 30 }) }),
    responses: { 200: NodeTask, 204: null },
    errors: gone,
  },
  reportConnection: {
    id: 'Node_ReportConnection',
    summary: 'Say how far a connection is that the node tries; taken without effect once the task has ended',
    method: 'POST',
    path: '/node/tasks/{taskId}/steps',
    access: 'node',
    params: Strict({ taskId: Uuid }),
    body: ConnectionProgress,
    responses: { 204: null },
    errors: [...gone, 'NodeTask_NotFound'],
    bodyBytesMax: 1024 * 1024,
  },
  completeTask: {
    id: 'Node_CompleteTask',
    summary: 'Say what came of a task',
    method: 'POST',
    path: '/node/tasks/{taskId}/result',
    access: 'node',
    params: Strict({ taskId: Uuid }),
    body: TaskResult,
    responses: { 204: null },
    errors: [...gone, 'NodeTask_NotFound'],
    bodyBytesMax: 1024 * 1024,
  },
} as const satisfies Record<string, Operation>
