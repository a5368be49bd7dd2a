import type { SystemClassification } from '@mooring/contract'
import { RE2JS } from 're2js'
import { anyWord, compilePattern } from '../compilePattern.ts'
import { distinctOfSecret, usualPercentage, type SystemRule } from '../Rule.ts'
import { valueLengthMax } from '../textOf.ts'

/** A secret that is recognised wherever in a value it stands. */
const secret = (classification: SystemClassification, lengthMin: number, isOne: (text: string) => boolean): SystemRule => ({
  classification,
  length: [lengthMin, valueLengthMax],
  names: null,
  needsName: false,
  minimumPercentage: usualPercentage,
  distinctMin: distinctOfSecret,
  matches: ({ text }) => isOne(text),
})

/** AWS: the prefixes of its unique identifiers that are keys: AKIA for good, ASIA for a while. */
const awsAccessKey = compilePattern('\\b(?:AKIA|ASIA)[A-Z2-7]{16}\\b')
/** GitHub: `gh?_` and 36 characters, of which six are a checksum; fine-grained tokens since 2022. */
const gitHubToken = compilePattern('\\b(?:gh[pousr]_[A-Za-z0-9]{36,251}|github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59})\\b')
/** 64 bytes in base64, alone or after AccountKey=; as long as a SHA-512 in base64, which is why that column is named for it or not. */
const accountKey = compilePattern('(?:^|AccountKey=)[A-Za-z0-9+/]{86}==(?:;|$)')
const privateKey = compilePattern(
  '-----BEGIN (?:RSA |EC |DSA |OPENSSH |ENCRYPTED |PGP )?PRIVATE KEY(?: BLOCK)?-----|^PuTTY-User-Key-File-[0-9]:',
)
const webToken = compilePattern('\\b(eyJ[A-Za-z0-9_-]{8,})\\.eyJ[A-Za-z0-9_-]{2,}\\.[A-Za-z0-9_-]*')
/** Hashes of passwords say so themselves: crypt's `$id$`, and Django's and LDAP's own forms. */
const passwordHash = compilePattern(
  '^(?:\\$(?:1|5|6|7|y|2[abxy]?|argon2(?:id?|d)|scrypt|pbkdf2(?:-sha[0-9]{1,3})?)\\$[^\\s]{8,}|(?:pbkdf2_sha(?:1|256)|bcrypt_sha256|argon2|scrypt)\\$[^\\s]{20,}|\\{(?:SSHA|SHA|SMD5|CRYPT)[0-9]{0,3}\\}[^\\s]{8,})$',
)
const connectionString = compilePattern(
  '\\b(?:password|pwd|accountkey|sharedaccesskey|secret)[ ]?=[ ]?[^;\\s]{3,200}|\\b[a-z][a-z0-9+.-]{1,20}://[^\\s:/@]{1,100}:[^\\s:/@]{3,200}@[^\\s]{1,200}',
  RE2JS.CASE_INSENSITIVE,
)
const isConnection = compilePattern(
  '(?:server|host|data source|addr|endpoint|accountname|initial catalog|database|user id|uid)[ ]?=|://',
  RE2JS.CASE_INSENSITIVE,
)

/** Keys that say whose they are: OpenAI, Stripe, Slack, Google, SendGrid, npm, GitLab, Twilio, Shopify, PyPI, Azure SAS. */
const vendorKey = compilePattern(
  '\\b(?:sk-(?:proj-)?[A-Za-z0-9_-]{32,200}|[rs]k_(?:live|test)_[A-Za-z0-9]{16,200}|xox[abeprs]-[A-Za-z0-9-]{10,250}|AIza[A-Za-z0-9_-]{35}|SG\\.[A-Za-z0-9_-]{16,32}\\.[A-Za-z0-9_-]{32,64}|npm_[A-Za-z0-9]{36}|glpat-[A-Za-z0-9_-]{20,64}|SK[0-9a-f]{32}|shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}|pypi-[A-Za-z0-9_-]{50,250})(?:[^A-Za-z0-9_-]|$)|[?&]sig=[A-Za-z0-9%+/=]{40,120}',
)
const keyForm = compilePattern('^[A-Za-z0-9+/_.~=-]{16,512}$')
const uuidForm = compilePattern('^[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$')

/** Bits a character: English text has about 4 over 27 letters and repeats itself; 16 random hexadecimal digits have 3. */
const entropyMin = 2.8

/** Any key at all in a column that is named for one, when it looks random; those that name their maker, in any column. */
const apiKey: SystemRule = {
  classification: 'MICROSOFT.SECURITY.API_KEY',
  length: [16, valueLengthMax],
  names: anyWord(
    '(?:api|access|secret|client|auth|private|signing|encryption|shared|subscription|license|master|webhook|app|consumer)? ?(?:keys?|secrets?|tokens?)',
    'apikey',
    'secretkey',
    'accesskey',
    'credentials?',
    'bearer',
    'passwords?',
    'passwd',
    'pwd',
  ),
  otherNames: anyWord(
    'primary',
    'foreign',
    'public',
    'sort',
    'partition',
    'id',
    'hash',
    'type',
    'name',
    'row',
    'surrogate',
    'natural',
    'business',
    'cache',
    'object',
    'blob',
    's ?3',
    'idempotency',
    'expiry',
    'expires',
  ),
  needsName: false,
  minimumPercentage: usualPercentage,
  distinctMin: distinctOfSecret,
  matches: ({ text }, isNamed) => vendorKey.test(text) || (isNamed && isRandom(text.startsWith('Bearer ') ? text.slice(7) : text)),
}

function isRandom(text: string): boolean {
  return (
    keyForm.test(text) &&
    !uuidForm.test(text) &&
    !isWebToken(text) &&
    /[0-9]/.test(text) &&
    /[A-Za-z]/.test(text) &&
    entropy(text) >= entropyMin
  )
}

/** Shannon's entropy in bits a character. */
function entropy(text: string): number {
  const counts = new Map<string, number>()
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1)
  return -[...counts.values()].reduce((sum, count) => sum + (count / text.length) * Math.log2(count / text.length), 0)
}

/** The first part must be the JSON that names its algorithm. */
function isWebToken(text: string): boolean {
  if (!text.includes('eyJ')) return false
  const found = webToken.matcher(text)
  return (
    found.find() &&
    Buffer.from(found.group(1) ?? '', 'base64url')
      .toString('utf8')
      .includes('"alg"')
  )
}

export const secretRules: readonly SystemRule[] = [
  apiKey,
  secret('MICROSOFT.SECURITY.AWS_ACCESS_KEY', 20, (text) => awsAccessKey.test(text)),
  secret('MICROSOFT.SECURITY.AZURE_STORAGE_ACCOUNT_KEY', 88, (text) => accountKey.test(text)),
  secret('MICROSOFT.SECURITY.CONNECTION_STRING', 12, (text) => /[=:]/.test(text) && isConnection.test(text) && connectionString.test(text)),
  secret('MICROSOFT.SECURITY.GITHUB_TOKEN', 40, (text) => text.includes('_') && gitHubToken.test(text)),
  secret('MICROSOFT.SECURITY.JSON_WEB_TOKEN', 24, isWebToken),
  secret('MICROSOFT.SECURITY.PASSWORD_HASH', 12, (text) => /^[${a-z]/.test(text) && passwordHash.test(text)),
  secret('MICROSOFT.SECURITY.PRIVATE_KEY', 24, (text) => privateKey.test(text)),
]
