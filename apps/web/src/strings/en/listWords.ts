import { numberText } from '../inNumbers.ts'

/** How much of a list is shown. */
export const listWords = {
  more: 'Load more',
  noMore: 'Everything is shown',
  showing: (shown: number, noun: string) => `Showing ${shown} ${noun}`,
  showingFirst: (shown: number, noun: string) => `Showing the first ${shown} ${noun}`,
  showingFirstOf: (shown: number, noun: string, total: number) => `Showing the first ${shown} ${noun} of ${numberText(total)}`,
}
