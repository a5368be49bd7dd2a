import { expect, test } from 'vitest'
import { formatAuthKey, parseAuthKey } from './authKey.ts'

const key = {
  runtimeId: '1a6296ab-423c-4346-9bcc-85a78c2c0582',
  account: 'mooring',
  host: '127.0.0.1:8080',
  secret: `${'A+/z'.repeat(10)}abc=`,
}

test('a key that was formatted parses to what it was made of', () => expect(parseAuthKey(formatAuthKey(key))).toEqual(key))

test('white space around a pasted key is ignored', () => expect(parseAuthKey(` ${formatAuthKey(key)}\n`)).toEqual(key))

test.each([
  ['nothing', ''],
  ['another prefix', formatAuthKey(key).replace('IR@', 'XX@')],
  ['a short secret', formatAuthKey({ ...key, secret: 'abc=' })],
  ['no host', formatAuthKey({ ...key, host: '' })],
  ['a runtime id that is none', formatAuthKey({ ...key, runtimeId: 'x' })],
  ['a sixth part', `${formatAuthKey(key)}@x`],
  ['white space inside', formatAuthKey({ ...key, account: 'a b' })],
])('%s is not a key', (_, text) => expect(parseAuthKey(text)).toBeNull())
