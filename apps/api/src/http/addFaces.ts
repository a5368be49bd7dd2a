import { addAccess } from './console/access.ts'
import { addActivity } from './console/activity.ts'
import { addConsoleAssets } from './console/assets.ts'
import { addChanges } from './console/changes.ts'
import { addDiagnostics } from './console/diagnostics.ts'
import { addDownloads } from './console/downloads.ts'
import { addConsoleKeys } from './console/keys.ts'
import { addManyRuntimes } from './console/manyRuntimes.ts'
import { addConsoleNodes } from './console/nodes.ts'
import { addNotices } from './console/notices.ts'
import { addPreferences } from './console/preferences.ts'
import { addConsoleRules } from './console/rules.ts'
import { addConsoleRuns } from './console/runs.ts'
import { addConsoleRuntimes } from './console/runtimes.ts'
import { addSchedules } from './console/schedules.ts'
import { addUpdates } from './console/updates.ts'
import { addVersions } from './console/versions.ts'
import type { Edge } from './Edge.ts'
import { addLeasedRuns } from './node/leasedRuns.ts'
import { addNodes } from './node/nodes.ts'
import { addTasks } from './node/tasks.ts'
import { addClassificationRules } from './purview/classificationRules.ts'
import { addCredentials } from './purview/credentials.ts'
import { addDataSources } from './purview/dataSources.ts'
import { addFilters } from './purview/filters.ts'
import { addFirstDataSources } from './purview/first/dataSources.ts'
import { addFirstRuns } from './purview/first/runs.ts'
import { addFirstScans } from './purview/first/scans.ts'
import { addFirstTriggers } from './purview/first/triggers.ts'
import { addKeyVaults } from './purview/keyVaults.ts'
import { addRuns } from './purview/runs.ts'
import { addRuntimes } from './purview/runtimes.ts'
import { addScanRulesets } from './purview/scanRulesets.ts'
import { addScans } from './purview/scans.ts'
import { addTriggers } from './purview/triggers.ts'
import { serveDownloads } from './serveDownloads.ts'

/** Everything that is served of the contract: Purview's face, the console's own, and that of nodes. */
export function addFaces(at: Edge): void {
  addRuntimes(at)
  addDataSources(at)
  addCredentials(at)
  addKeyVaults(at)
  addScans(at)
  addFilters(at)
  addClassificationRules(at)
  addScanRulesets(at)
  addTriggers(at)
  addRuns(at)
  addFirstDataSources(at)
  addFirstScans(at)
  addFirstTriggers(at)
  addFirstRuns(at)
  addAccess(at)
  addConsoleRuntimes(at)
  addManyRuntimes(at)
  addConsoleKeys(at)
  addConsoleNodes(at)
  addDiagnostics(at)
  addDownloads(at)
  addActivity(at)
  addPreferences(at)
  addVersions(at)
  addUpdates(at)
  addNotices(at)
  addConsoleRuns(at)
  addSchedules(at)
  addConsoleAssets(at)
  addConsoleRules(at)
  addChanges(at)
  addNodes(at)
  addLeasedRuns(at)
  addTasks(at)
  serveDownloads(at)
}
