import type { PrismaClient } from '../generated/client.ts'

/** Keeps which kinds of scans a node executes. It says so whenever it asks for a run, and says something else only after an update. */
export async function noteScanKinds(prisma: PrismaClient, { nodeId, kinds }: { nodeId: string; kinds: readonly string[] }): Promise<void> {
  await prisma.$executeRaw`
    UPDATE node SET scan_kinds = ${kinds}::text[] WHERE id = ${nodeId}::uuid AND scan_kinds IS DISTINCT FROM ${kinds}::text[]`
}

/** Queued runs of a runtime of whose kind each of its nodes has said that it does not execute it. Without a node, there are none. */
export const unsupportedRuns = (prisma: PrismaClient, runtimeId: string): Promise<{ id: string; kind: string }[]> =>
  prisma.$queryRaw`
    SELECT run.id, scan.kind FROM run JOIN scan ON scan.id = run.scan_id
    WHERE run.runtime_id = ${runtimeId}::uuid AND run.state = 'queued'
      AND (SELECT bool_and(scan_kinds <> '{}' AND scan.kind <> ALL(scan_kinds)) FROM node WHERE node.runtime_id = run.runtime_id)`
