import type { Check } from '@mooring/contract'
import { administrator } from './checks/administrator.ts'
import { architecture } from './checks/architecture.ts'
import { clock } from './checks/clock.ts'
import { diskSpace } from './checks/diskSpace.ts'
import { domainController } from './checks/domainController.ts'
import { memory } from './checks/memory.ts'
import { operatingSystem } from './checks/operatingSystem.ts'
import { otherRuntime } from './checks/otherRuntime.ts'
import { processorCores } from './checks/processorCores.ts'
import { processorSpeed } from './checks/processorSpeed.ts'
import { runtimeVersion } from './checks/runtimeVersion.ts'
import { sleep } from './checks/sleep.ts'
import type { MachineFacts } from './MachineFacts.ts'

const checks: ((facts: MachineFacts) => Check)[] = [
  operatingSystem,
  architecture,
  runtimeVersion,
  processorCores,
  processorSpeed,
  memory,
  diskSpace,
  administrator,
  sleep,
  domainController,
  otherRuntime,
  clock,
]

/** The judgement alone, of facts however they were come by. */
export const judgeMachine = (facts: MachineFacts): Check[] => checks.map((check) => check(facts))
