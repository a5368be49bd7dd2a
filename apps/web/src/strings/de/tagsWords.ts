import type { tagsWords as english } from '../en/tagsWords.ts'
import type { Translation } from '../Translation.ts'

export const tagsWords: Translation<typeof english> = {
  label: 'Tags',
  hint: 'Damit finden Sie Integration Runtimes. Mehrere auf einmal durch Kommas getrennt.',
  placeholder: 'Tag hinzufügen',
  group: 'Tags dieser Integration Runtime',
  remove: 'entfernen',
  tooLong: (max) => `Ein Tag hat höchstens ${max} Zeichen.`,
  tooMany: (max) => `Eine Integration Runtime hat höchstens ${max} Tags.`,
  twice: (tag) => `Das Tag ${tag} ist doppelt vorhanden.`,
}
