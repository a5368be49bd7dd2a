import { console } from '@mooring/contract'
import { deleteRuntimes } from '../../acts/runtimes/deleteRuntimes.ts'
import { listDependentsOfRuntimes } from '../../acts/runtimes/listDependentsOfRuntimes.ts'
import { listRuntimeFilters } from '../../acts/runtimes/listRuntimeFilters.ts'
import { tagRuntimes } from '../../acts/runtimes/tagRuntimes.ts'
import type { Edge } from '../Edge.ts'
import { route } from '../route.ts'
import { activeStatus, deletionBody } from './deletionBody.ts'

export function addManyRuntimes(at: Edge): void {
  route(at, console.listRuntimeFilters)(async ({ context }) => ({ status: 200, body: await listRuntimeFilters(context) }))
  route(
    at,
    console.deleteRuntimes,
  )(async ({ body, context }) => {
    const reports = (await deleteRuntimes(context, body)).map((report) =>
      'answer' in report ? deletionBody(report.answer) : { ...report, failedRuns: [], failedRunsTotal: 0, removedNodes: [] },
    )
    return { status: 200, body: { reports } }
  })
  route(
    at,
    console.listDependentsOfRuntimes,
  )(async ({ body, context }) => {
    const { runs, ...dependents } = await listDependentsOfRuntimes(context, body)
    return {
      status: 200,
      body: { ...dependents, runs: runs.map(({ isRunning, ...run }) => ({ ...run, status: activeStatus(isRunning) })) },
    }
  })
  route(
    at,
    console.tagRuntimes,
  )(async ({ body, context }) => {
    const reports = (await tagRuntimes(context, body)).map((report) =>
      'answer' in report ? { name: report.name, tags: report.answer.tags } : { ...report, tags: [] },
    )
    return { status: 200, body: { reports } }
  })
}
