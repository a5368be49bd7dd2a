import type { exportWords as english } from '../en/exportWords.ts'
import { counted } from '../inNumbers.ts'
import type { Translation } from '../Translation.ts'

export const exportWords: Translation<typeof english> = {
  menu: 'Exportieren',
  done: (count) => `${counted(count, 'Integration Runtime', 'Integration Runtimes')} exportiert`,
  failed: 'Export nicht möglich',
}
