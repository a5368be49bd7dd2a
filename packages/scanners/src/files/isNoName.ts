import { isColumnName } from './isColumnName.ts'

const listOf = (text: string): Set<string> => new Set(text.split(/[|\n]/).map((word) => word.trim()))

/** What people write where there is nothing, in columns of anything. */
const nothings = listOf(
  `n a|na|n/a|n.a|nan|nil|none|null|undefined|missing|unknown|not available|not applicable|not set|not known|not given|no data|tbd|tba|tbc
  k a|k.a|keine|keine angabe|unbekannt|fehlt|entfällt|nicht bekannt|nicht vorhanden|inconnu|inconnue|aucun|aucune|néant|non renseigné|nd|n.d|n d
  desconocido|desconocida|ninguno|ninguna|sin datos|s/d|sconosciuto|sconosciuta|nessuno|nessuna|non disponibile`,
)
/** What people write where there is nothing yet, or no number; some of it names columns too. */
const instead = listOf(
  `void|empty|blank|todo|pending|open|other|never|always|no|yes|not yet|nobody|nothing|inf|infinity|free|x|xx|xxx|dnf|dns|absent|withheld|redacted
  error|failed|kein|leer|offen|ausstehend|nie|nein|ja|ohne|gratis|kostenlos|vide|jamais|non|oui|en attente|manquant|gratuit|vacío|vacio|nulo|nunca
  sí|si|pendiente|libre|vuoto|nullo|mai|in attesa|assente|gratuito`,
)

const bare = (text: string): string => text.toLowerCase().replace(/^[\s<([#"'*-]+|[\s>)\]."'*!-]+$/g, '')

/** Whether a field says that there is nothing: no letter in it, or a word for it. */
export function isNothing(text: string): boolean {
  const word = bare(text)
  return !/[\p{L}\p{N}]/u.test(word) || nothings.has(word)
}

/** Whether a field may stand for a value of another kind: it does not show that it is a name. */
export const isInstead = (text: string): boolean => instead.has(bare(text))

const amount = /^[-+~<>=≤≥]{0,2} ?(?:\p{Sc} ?)?\d[\d.,' ]* ?[\p{L}\p{Sc}%°µ²³/]{0,5}$/u
const place = /^(?:[a-z][a-z0-9+.-]{1,20}:\/\/|www\.|\/[^/]+\/|[A-Z]:\\|\\\\)/i

/** Whether a text is an address of the web or of a file. */
export const isPlace = (text: string): boolean => place.test(text)

/** Whether a text is what no column is named with: a number, an amount, a day, an address, a code that is mostly of digits. */
export function isNoName(text: string): boolean {
  const digits = text.replace(/\D/g, '').length
  if (digits > 0 && digits * 2 >= text.replace(/[^\p{L}\p{N}]/gu, '').length) return true
  return amount.test(text) || isPlace(text) || !isColumnName(text)
}
