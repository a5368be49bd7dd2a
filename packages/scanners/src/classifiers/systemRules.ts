import type { SystemRule } from './Rule.ts'
import { europeanRules } from './rules/europeanRules.ts'
import { financialRules } from './rules/financialRules.ts'
import { networkRules } from './rules/network.ts'
import { personalRules } from './rules/personalRules.ts'
import { phone } from './rules/phone.ts'
import { secretRules } from './rules/secretRules.ts'
import { worldRules } from './rules/worldRules.ts'

/** Every rule of the system's own, one for each of `systemClassifications`. */
export const systemRules: readonly SystemRule[] = [
  ...personalRules,
  phone,
  ...networkRules,
  ...financialRules,
  ...worldRules,
  ...europeanRules,
  ...secretRules,
]
