const integer = /^[+-]?(0|[1-9]\d{0,17})$/
const decimal = /^[+-]?(\d{1,300}(\.\d{0,300})?|\.\d{1,300})(e[+-]?\d{1,3})?$/i
const date = /^\d{4}[-/](0[1-9]|1[0-2])[-/](0[1-9]|[12]\d|3[01])$/
const timestamp = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?$/
// More than any of the patterns takes; longer text is not even tried.
const lengthMax = 64

/** What a text looks like: the narrowest type that it is a value of. A number with leading zeros is a name, such as a postal code. */
export function textType(text: string): string {
  if (text.length > lengthMax) return 'string'
  if (/^(true|false)$/i.test(text)) return 'boolean'
  if (integer.test(text)) return 'bigint'
  if (/^[+-]?0\d/.test(text)) return 'string'
  if (decimal.test(text)) return 'double'
  if (date.test(text)) return 'date'
  return timestamp.test(text) ? 'timestamp' : 'string'
}

const widened: Record<string, string> = { 'bigint,double': 'double', 'date,timestamp': 'timestamp' }

/** The type that values of all these types have in common; text when there is none, or no value at all. */
export function commonType(types: Iterable<string>): string {
  const distinct = [...new Set(types)].toSorted()
  const [first = 'string'] = distinct
  return distinct.length <= 1 ? first : (widened[distinct.join()] ?? 'string')
}
