import { counted, numberText } from '../inNumbers.ts'

const runtimes = (count: number) => counted(count, 'integration runtime', 'integration runtimes')

/** Changing the tags of several integration runtimes at once. */
export const tagRuntimesWords = {
  title: (count: number) => `Tags of ${runtimes(count)}`,
  changed: (count: number) => `Tags of ${runtimes(count)} changed`,
  add: 'Add',
  addHint: 'Separate several with commas.',
  remove: 'Remove',
  removeHint: 'From those that have it.',
  tooMany: (max: number) => `At most ${max} tags at once.`,
  left: (refused: number, all: number) => `${refused} of ${all} were left as they are`,
  more: (count: number) => `And ${numberText(count)} more.`,
  failed: 'The tags were not changed everywhere',
}
