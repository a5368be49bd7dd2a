/** Text as HTML shows it, between tags and within quotes. What servers say of themselves stands in these pages. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)

/** HTML that is whole: everything put into it is escaped, unless it is such a piece itself. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** What may stand in a template. */
export type Piece = string | number | Html | readonly Html[]

/** A template whose pieces are escaped. */
export function html(texts: TemplateStringsArray, ...pieces: Piece[]): Html {
  const parts = texts.map((text, n) => text + asHtml(pieces[n] ?? ''))
  return new Html(parts.join(''))
}

function asHtml(piece: Piece): string {
  if (piece instanceof Html) return piece.text
  return typeof piece === 'object' ? piece.map(({ text }) => text).join('') : escapeHtml(String(piece))
}
