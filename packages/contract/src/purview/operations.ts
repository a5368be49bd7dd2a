import { classificationRuleOperations } from './classificationRules.ts'
import { credentialOperations } from './credentials.ts'
import { dataSourceOperations } from './dataSources.ts'
import { filterOperations } from './filters.ts'
import { keyVaultOperations } from './keyVaults.ts'
import { runOperations } from './runs.ts'
import { runtimeOperations } from './runtimes.ts'
import { scanRulesetOperations } from './scanRulesets.ts'
import { scanOperations } from './scans.ts'
import { triggerOperations } from './triggers.ts'

/** Purview's scanning data plane, by the act that each operation reaches. */
export const purview = {
  ...runtimeOperations,
  ...dataSourceOperations,
  ...credentialOperations,
  ...keyVaultOperations,
  ...scanOperations,
  ...filterOperations,
  ...classificationRuleOperations,
  ...scanRulesetOperations,
  ...triggerOperations,
  ...runOperations,
}
