import { accessOperations } from './access.ts'
import { activityOperations } from './activity.ts'
import { consoleAssetOperations } from './assets.ts'
import { diagnosticsOperations } from './diagnostics.ts'
import { downloadOperations } from './downloads.ts'
import { consoleKeyOperations } from './keys.ts'
import { manyRuntimesOperations } from './manyRuntimes.ts'
import { consoleNodeOperations } from './nodes.ts'
import { noticeOperations } from './notices.ts'
import { preferencesOperations } from './preferences.ts'
import { ruleOperations } from './rules.ts'
import { consoleRunOperations } from './runs.ts'
import { consoleRuntimeOperations } from './runtimes.ts'
import { scheduleOperations } from './schedules.ts'
import { updateOperations } from './updates.ts'
import { versionOperations } from './versions.ts'

/** What the contract of the original lacks, by the act that each operation reaches. */
export const console = {
  ...accessOperations,
  ...consoleRuntimeOperations,
  ...manyRuntimesOperations,
  ...consoleKeyOperations,
  ...consoleNodeOperations,
  ...diagnosticsOperations,
  ...downloadOperations,
  ...activityOperations,
  ...preferencesOperations,
  ...consoleRunOperations,
  ...scheduleOperations,
  ...consoleAssetOperations,
  ...ruleOperations,
  ...versionOperations,
  ...updateOperations,
  ...noticeOperations,
}
