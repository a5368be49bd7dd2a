/** What is said instead of a sentence of the console's, which is English, by the code of the refusal. */
export const refusalWords = {
  /** Null: the console's own sentence is said. */
  ofCode: (_code: string): string | null => null,
  /** Whether the console's sentence says more than these words do, and is said beside them. */
  saysMore: (_code: string): boolean => false,
}
