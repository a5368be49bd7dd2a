import { counted } from '../inNumbers.ts'

/** Saving the integration runtimes as a file. */
export const exportWords = {
  menu: 'Export',
  done: (count: number) => `${counted(count, 'integration runtime', 'integration runtimes')} exported`,
  failed: 'Could not export',
}
