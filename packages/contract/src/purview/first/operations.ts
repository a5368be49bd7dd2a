import { firstDataSourceOperations } from './dataSources.ts'
import { firstRunOperations } from './runs.ts'
import { firstScanOperations } from './scans.ts'
import { firstTriggerOperations } from './triggers.ts'

/**
 * Purview's scanning data plane as its first version has it, 2018-12-01-preview, by the act that each operation reaches. Its operations are
 * named as there, with the year after it: a later version has some of them under the same name at another address.
 */
export const firstPurview = {
  ...firstDataSourceOperations,
  ...firstScanOperations,
  ...firstTriggerOperations,
  ...firstRunOperations,
}
