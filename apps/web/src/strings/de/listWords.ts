import type { listWords as english } from '../en/listWords.ts'
import { numberText } from '../inNumbers.ts'
import type { Translation } from '../Translation.ts'

export const listWords: Translation<typeof english> = {
  more: 'Mehr laden',
  noMore: 'Alles wird angezeigt',
  showing: (shown, noun) => `Angezeigt: ${shown} ${noun}`,
  showingFirst: (shown, noun) => `Angezeigt: die ersten ${shown} ${noun}`,
  showingFirstOf: (shown, noun, total) => `Angezeigt: die ersten ${shown} ${noun} von ${numberText(total)}`,
}
