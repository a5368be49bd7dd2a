import { rollOutUpdates } from '../background/rollOutUpdates.ts'
import type { TestConsole } from './openTestConsole.ts'

/** One round of what the console does about updates by itself every few seconds. */
export const rollOut = (at: TestConsole): Promise<void> => rollOutUpdates(at.console)
