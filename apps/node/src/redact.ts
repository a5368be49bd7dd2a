// Not all of the rules: the launcher writes a log as well.
import { redactSecrets } from '@mooring/domain/redactSecrets'

const hidden = '[hidden]'

// What `redactSecrets` takes for no secret: an authentication key or a token that is cut off, or misses a part.
const partOfAuthKey = /IR@[0-9a-f]{4,}[0-9a-f-]*(?:@[^\s"'`]*)?(?![0-9a-f…-])/gi
const partOfToken = /\beyJ[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]+/g
/** `d` of a key pair written as JSON. */
const privateKey = /("d"\s*:\s*")[A-Za-z0-9_-]+(")/g

/** Below this, replacing a secret wherever it occurs would make a text unreadable without keeping anything secret. */
const secretLengthMin = 3

const secrets = new Map<string, number>()

/** Whether a text looks like an authentication key, so that a command can refuse it where others can read it. */
export const looksLikeAuthKey = (text: string): boolean => /IR@[0-9a-f]{8}-/i.test(text)

/** Keeps a secret out of every text that `redact` sees, until the returned function is called. */
export function hideSecret(secret: string): () => void {
  const forms = [...new Set([secret, encodeURIComponent(secret.toWellFormed()), JSON.stringify(secret).slice(1, -1)])]
  const hideable = forms.filter((form) => form.length >= secretLengthMin)
  for (const form of hideable) secrets.set(form, (secrets.get(form) ?? 0) + 1)
  return () => {
    for (const form of hideable) {
      const uses = secrets.get(form) ?? 0
      if (uses > 1) secrets.set(form, uses - 1)
      else secrets.delete(form)
    }
  }
}

/** The text without keys, tokens and the secrets in use. Everything that leaves the node for people to read goes through it. */
export function redact(text: string): string {
  let clean = redactSecrets(text).replace(partOfAuthKey, `IR@${hidden}`).replace(partOfToken, hidden).replace(privateKey, `$1${hidden}$2`)
  // The longest first: one secret may be the beginning of another.
  const longestFirst = [...secrets.keys()].toSorted((a, b) => b.length - a.length)
  for (const secret of longestFirst) clean = clean.replaceAll(secret, hidden)
  return clean
}
