import type { SystemRule } from './Rule.ts'
import { europeanRules } from './rules/europe.ts'
import { financialRules } from './rules/financial.ts'
import { networkRules } from './rules/network.ts'
import { personalRules } from './rules/personal.ts'
import { phone } from './rules/phone.ts'
import { secretRules } from './rules/secrets.ts'
import { worldRules } from './rules/world.ts'

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
