import type { exportWords as english } from '../en/exportWords.ts'
import { counted } from '../inNumbers.ts'

export const exportWords: typeof english = {
  menu: 'Exportieren',
  done: (count) => `${counted(count, 'Integration Runtime', 'Integration Runtimes')} exportiert`,
  failed: 'Export nicht möglich',
}
