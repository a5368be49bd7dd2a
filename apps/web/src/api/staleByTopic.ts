import { console, purview, type ChangeTopic, type Operation } from '@mooring/contract'

/** The operations whose answers may differ after a change of a topic. */
export const staleByTopic: Record<ChangeTopic, readonly Operation[]> = {
  runtimes: [
    console.listRuntimes,
    console.listRuntimeFilters,
    console.getRuntime,
    console.getUpdates,
    console.listKeyFacts,
    console.listActivity,
  ],
  nodes: [
    console.listRuntimes,
    console.listRuntimeFilters,
    console.listNotices,
    console.getRuntime,
    console.getNodeDiagnostics,
    console.listVersions,
    console.getUpdates,
    console.listKeyFacts,
    console.listActivity,
  ],
  dataSources: [purview.listDataSources, purview.getDataSource],
  scans: [
    purview.listScans,
    purview.getScan,
    purview.getFilter,
    console.listTriggers,
    console.listDependents,
    console.listScansOfRuleset,
    console.listRuntimes,
    console.getRuntime,
  ],
  runs: [
    console.listRuns,
    console.summarizeRuns,
    console.listNotices,
    console.listRuntimeRuns,
    console.findRun,
    purview.listScanRuns,
    purview.listScans,
    purview.getScan,
    console.listDependents,
  ],
  // The page of a run reads on in its log whenever it has read the run.
  runLogs: [console.findRun],
  credentials: [purview.listCredentials, purview.getCredential, purview.listKeyVaults, purview.getKeyVault],
  connectionTests: [console.getConnectionTest],
  assets: [console.listAssets, console.listAssetFacets, console.getAsset, console.listAssetHistory, console.compareRun],
  rules: [
    purview.listClassificationRules,
    purview.getClassificationRule,
    purview.listClassificationRuleVersions,
    purview.listScanRulesets,
    purview.getScanRuleset,
  ],
}
