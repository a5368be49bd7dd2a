import type { tagRuntimesWords as english } from '../en/tagRuntimesWords.ts'
import { counted, numberText } from '../inNumbers.ts'
import type { Translation } from '../Translation.ts'

const runtimes = (count: number) => counted(count, 'Integration Runtime', 'Integration Runtimes')

export const tagRuntimesWords: Translation<typeof english> = {
  title: (count) => `Tags von ${runtimes(count)}`,
  changed: (count) => `Tags von ${runtimes(count)} geändert`,
  add: 'Hinzufügen',
  addHint: 'Trennen Sie mehrere durch Kommas.',
  remove: 'Entfernen',
  removeHint: 'Von allen, die es haben.',
  tooMany: (max) => `Höchstens ${max} Tags auf einmal.`,
  left: (refused, all) => `${refused} von ${all} blieben unverändert`,
  more: (count) => `Und ${numberText(count)} weitere.`,
  failed: 'Die Tags wurden nicht überall geändert',
}
