import { Type, type Static } from 'typebox'
import { Name, NodeName, Time, Uuid } from '../names.ts'
import { DiagnosticsReport } from '../node/diagnostics.ts'
import { ConnectionProgress, ConnectionReport } from '../node/tasks.ts'
import type { Operation } from '../operation.ts'
import { ScanBody } from '../purview/scans.ts'
import { Strict } from '../schemas.ts'

const node = Strict({ name: Name, nodeName: NodeName })

/** What a node said when it last looked at itself; nothing when it was never asked. */
export const LastDiagnostics = Type.Object({ askedAt: Type.Optional(Time), report: Type.Optional(DiagnosticsReport) })
export type LastDiagnostics = Static<typeof LastDiagnostics>

export const TestedConnection = Type.Object({ nodeName: Type.String(), report: ConnectionReport })
export type TestedConnection = Static<typeof TestedConnection>

/** How far a test of a connection is. `isTaken`: the node knows of it. */
export const ConnectionTest = Type.Object({
  nodeName: Type.String(),
  isTaken: Type.Boolean(),
  ...ConnectionProgress.properties,
})
export type ConnectionTest = Static<typeof ConnectionTest>

export const diagnosticsOperations = {
  diagnoseNode: {
    id: 'Console_DiagnoseNode',
    summary: 'Ask a node to look at its machine and its network; waits for what it says',
    method: 'POST',
    path: '/api/runtimes/{name}/nodes/{nodeName}:diagnose',
    access: 'Operator',
    params: node,
    responses: { 200: LastDiagnostics },
    errors: ['IntegrationRuntime_NotFound', 'IntegrationRuntimeNode_NotFound', 'NoNodeOnline', 'NodeDidNotAnswer'],
    callsPerMinuteMax: 30,
  },
  getNodeDiagnostics: {
    id: 'Console_GetNodeDiagnostics',
    summary: 'Get what a node said when it last looked at itself',
    method: 'GET',
    path: '/api/runtimes/{name}/nodes/{nodeName}/diagnostics',
    access: 'Reader',
    params: node,
    responses: { 200: LastDiagnostics },
    errors: ['IntegrationRuntime_NotFound', 'IntegrationRuntimeNode_NotFound'],
  },
  testConnection: {
    id: 'Console_TestConnection',
    summary: 'Let a node of the runtime that a scan names try to reach and read its source; nothing is kept',
    method: 'POST',
    path: '/api/datasources/{dataSourceName}/scans:test',
    access: 'DataSourceAdministrator',
    params: Strict({ dataSourceName: Name }),
    /** `testId`: a new id, under which `getConnectionTest` tells of the test while it goes on. */
    query: Type.Object({ testId: Type.Optional(Uuid) }),
    body: ScanBody,
    responses: { 200: TestedConnection },
    errors: ['DataSource_NotFound', 'InvalidField', 'NoNodeOnline', 'NodeDidNotAnswer'],
    callsPerMinuteMax: 30,
  },
  getConnectionTest: {
    id: 'Console_GetConnectionTest',
    summary: 'Get how far a test of a connection is that was asked for under an id',
    method: 'GET',
    path: '/api/connectiontests/{testId}',
    access: 'DataSourceAdministrator',
    params: Strict({ testId: Uuid }),
    responses: { 200: ConnectionTest },
    errors: ['ConnectionTest_NotFound'],
  },
} as const satisfies Record<string, Operation>
