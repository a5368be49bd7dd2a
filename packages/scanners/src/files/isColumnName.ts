import { looksLikeValue } from '../classifiers/looksLikeValue.ts'
import { textType } from './inferType.ts'

/** What stands in values rather than in names: an address of e-mail, a number of many digits. */
const valuable = /@|\d{5}/
/**
 * What no name is from its beginning to its end: a number or an amount as people write it, a day (and what follows it), a GUID, a hash. A range,
 * a share in percent and an hour stay names, as they are in tables with a column for each.
 */
const written = [
  /^[-+]?(?:\p{Sc} ?)?\d[\d.,' ]*\p{Sc}?$/u,
  /^\d{1,4}([-/.])\d{1,2}\1\d{1,4}(?![^ T])/,
  /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
  /^(?=[a-f]*\d)[0-9a-f]{16,}$/i,
]
const columnNameUsualMax = 128

/** Whether a text can name a column, as far as it tells: no number, date or truth value, and nothing that people keep in one. Names leave the node, values do not. */
export function isColumnName(text: string): boolean {
  if (text.length > columnNameUsualMax || textType(text) !== 'string' || valuable.test(text)) return false
  const trimmed = text.trim()
  return !written.some((pattern) => pattern.test(trimmed)) && !looksLikeValue(trimmed)
}
