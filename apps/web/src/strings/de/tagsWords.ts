import type { tagsWords as english } from '../en/tagsWords.ts'
import type { Translation } from '../Translation.ts'

export const tagsWords: Translation<typeof english> = {
  label: 'Tags',
  hint: 'Über Tags finden Sie Integration Runtimes. Trennen Sie mehrere durch Kommas.',
  placeholder: 'Tag hinzufügen',
  group: 'Tags dieser Integration Runtime',
  remove: 'entfernen',
  tooLong: (max) => `Ein Tag hat höchstens ${max} Zeichen.`,
  tooMany: (max) => `Eine Integration Runtime hat höchstens ${max} Tags.`,
  twice: (tag) => `Das Tag ${tag} ist doppelt vorhanden.`,
}
