/** Authentication keys (all but the part that names the runtime), signed tokens, and credentials in a header or a URL. */
const shapes: readonly [RegExp, string][] = [
  [/(IR@[0-9a-f-]{8})[0-9a-f-]*@[^\s"']*/gi, '$1…[redacted key]'],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]+/g, '[redacted token]'],
  [/\b(Bearer|Basic)\s+[^\s"',]+/gi, '$1 [redacted]'],
  [/(\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@"']*):[^\s/@"']+@/gi, '$1:[redacted]@'],
]

/** The text without what looks like a secret of ours, wherever in it. Console and node both write their logs and errors through this. */
export function redactSecrets(text: string): string {
  return shapes.reduce((redacted, [shape, replacement]) => redacted.replace(shape, replacement), text)
}
