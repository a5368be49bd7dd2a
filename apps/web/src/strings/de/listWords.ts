import type { listWords as english } from '../en/listWords.ts'
import { numberText } from '../inNumbers.ts'

export const listWords: typeof english = {
  more: 'Mehr laden',
  noMore: 'Alles wird angezeigt',
  showing: (shown, noun) => `Angezeigt: ${shown} ${noun}`,
  showingFirst: (shown, noun) => `Angezeigt: die ersten ${shown} ${noun}`,
  showingFirstOf: (shown, noun, total) => `Angezeigt: die ersten ${shown} ${noun} von ${numberText(total)}`,
}
