/** The same words in another language: every text at its place, every text with values taking the same ones. */
export type Translation<English> = English extends string
  ? string
  : English extends (...values: infer Values) => infer Text
    ? (...values: Values) => Text extends string ? string : Text
    : { readonly [Place in keyof English]: Translation<English[Place]> }
