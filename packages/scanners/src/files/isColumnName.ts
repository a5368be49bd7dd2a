import { looksLikeValue } from '../classifiers/looksLikeValue.ts'
import { textType } from './inferType.ts'

/** What stands in values rather than in names: an address of e-mail, a number of many digits. */
const valuable = /@|\d{5}/
const columnNameUsualMax = 128

/** Whether a text can name a column, as far as it tells: no number, date or truth value, and nothing that people keep in one. Names leave the node, values do not. */
export const isColumnName = (text: string): boolean =>
  textType(text) === 'string' && text.length <= columnNameUsualMax && !valuable.test(text) && !looksLikeValue(text)
