export type WithoutNulls<T> = T extends readonly (infer Item)[]
  ? WithoutNulls<Exclude<Item, null>>[]
  : T extends object
    ? { [Key in keyof T]: WithoutNulls<Exclude<T[Key], null>> }
    : T

/** The same without the fields that are null, at every depth: to clients that send them they mean what absence means. */
export function withoutNulls<T>(value: T): WithoutNulls<T> {
  return without(value) as WithoutNulls<T>
}

function without(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => item !== null).map(without)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, inner]) => inner !== null)
  return Object.fromEntries(entries.map(([name, inner]) => [name, without(inner)]))
}
