import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

const folder = mkdtempSync(join(tmpdir(), 'mooring-config-'))
const file = join(folder, 'file')
const missing = join(folder, 'missing')
const token = 'a'.repeat(32)
const server = { MOORING_DATABASE_URL: 'postgresql://user:hunter2@db:5432/mooring' }
const withKey = { ...server, MOORING_MASTER_KEY_FILE: file }
writeFileSync(file, '')

afterAll(() => rmSync(folder, { recursive: true }))

describe('without any variable', () => {
  test('the console serves plain HTTP on loopback with its own database', () => {
    const config = readConfig({ MOORING_DATA_DIR: '/data' })
    expect(config).toEqual({
      host: '127.0.0.1',
      port: 8080,
      dataDirectory: '/data',
      databaseUrl: null,
      publicUrl: null,
      trustedProxies: [],
      account: 'mooring',
      tls: { kind: 'off' },
      masterKeyFile: '/data/master.key',
      bootstrapToken: null,
      logLevel: 'info',
    })
  })

  test.runIf(process.platform === 'linux')('the data lies where the system keeps data of services, or of the user', () => {
    const isRoot = process.getuid?.() === 0
    const { dataDirectory } = readConfig({ XDG_DATA_HOME: '/home/a/data' })
    const { dataDirectory: withRelative } = readConfig({ XDG_DATA_HOME: 'relative' })
    expect(dataDirectory).toBe(isRoot ? '/var/lib/mooring' : '/home/a/data/mooring')
    expect(withRelative).toBe(isRoot ? '/var/lib/mooring' : join(homedir(), '.local/share/mooring'))
  })
})

test.each([
  [{ MOORING_HOST: '0.0.0.0' }, { host: '0.0.0.0' }],
  [{ MOORING_HOST: '::' }, { host: '::' }],
  [{ MOORING_PORT: '0' }, { port: 0 }],
  [{ MOORING_PORT: '65535' }, { port: 65_535 }],
  [{ MOORING_PORT: '' }, { port: 8080 }],
  [{ MOORING_DATA_DIR: './data' }, { dataDirectory: join(process.cwd(), 'data') }],
  [withKey, { databaseUrl: server.MOORING_DATABASE_URL, masterKeyFile: file }],
  [{ ...withKey, MOORING_DATABASE_URL: 'postgres://db/mooring' }, { databaseUrl: 'postgres://db/mooring' }],
  [{ MOORING_MASTER_KEY_FILE: missing }, { masterKeyFile: missing }],
  [{ MOORING_PUBLIC_URL: 'https://console.example/' }, { publicUrl: 'https://console.example' }],
  [{ MOORING_PUBLIC_URL: 'http://console.example:8080' }, { publicUrl: 'http://console.example:8080' }],
  [{ MOORING_TRUSTED_PROXIES: '10.0.0.0/8, 192.168.1.5,::1,' }, { trustedProxies: ['10.0.0.0/8', '192.168.1.5', '::1'] }],
  [{ MOORING_TRUSTED_PROXIES: '' }, { trustedProxies: [] }],
  [{ MOORING_ACCOUNT: 'contoso-1' }, { account: 'contoso-1' }],
  [{ MOORING_TLS: 'off' }, { tls: { kind: 'off' } }],
  [{ MOORING_TLS: 'self-signed' }, { tls: { kind: 'self-signed' } }],
  [{ MOORING_TLS_CERT: file, MOORING_TLS_KEY: file }, { tls: { kind: 'files', certificateFile: file, keyFile: file } }],
  [{ MOORING_TLS: 'self-signed', MOORING_TLS_CERT: file, MOORING_TLS_KEY: file }, { tls: { kind: 'files' } }],
  [{ MOORING_BOOTSTRAP_TOKEN: token }, { bootstrapToken: token }],
  [{ MOORING_LOG_LEVEL: 'silent' }, { logLevel: 'silent' }],
  [
    {
      MOORING_NODE_HOME: '/n',
      MOORING_NODE_X: 'x',
      MOORING_AUTH_KEY: 'k',
      MOORING_CA_FILE: '/c',
      MOORING_DEV_API: 'u',
      MOORING_TEST_X: 'x',
    },
    { port: 8080 },
  ],
  [{ MOORING_TYPO: '' }, { port: 8080 }],
])('%j is accepted', (env, expected) => {
  expect(readConfig({ MOORING_DATA_DIR: '/data', ...env })).toMatchObject(expected)
})

test.each([
  [{ MOORING_HOST: 'a b' }, 'MOORING_HOST'],
  [{ MOORING_HOST: 'http://host' }, 'MOORING_HOST'],
  [{ MOORING_PORT: '65536' }, 'MOORING_PORT'],
  [{ MOORING_PORT: '-1' }, 'MOORING_PORT'],
  [{ MOORING_PORT: '80.5' }, 'MOORING_PORT'],
  [{ MOORING_PORT: '0x50' }, 'MOORING_PORT'],
  [{ MOORING_PORT: 'http' }, 'MOORING_PORT'],
  [{ MOORING_DATA_DIR: '/data\n' }, 'MOORING_DATA_DIR'],
  [{ ...withKey, MOORING_DATABASE_URL: 'mysql://u:hunter2@db/x' }, 'MOORING_DATABASE_URL'],
  [{ ...withKey, MOORING_DATABASE_URL: 'postgres:hunter2' }, 'MOORING_DATABASE_URL'],
  [{ ...withKey, MOORING_DATABASE_URL: 'postgres://u:hunter2@db:port/x' }, 'MOORING_DATABASE_URL'],
  [server, 'MOORING_MASTER_KEY_FILE'],
  [{ ...server, MOORING_MASTER_KEY_FILE: missing }, 'MOORING_MASTER_KEY_FILE'],
  [{ MOORING_PUBLIC_URL: 'console.example' }, 'MOORING_PUBLIC_URL'],
  [{ MOORING_PUBLIC_URL: 'ftp://console.example' }, 'MOORING_PUBLIC_URL'],
  [{ MOORING_PUBLIC_URL: 'https://console.example/path' }, 'MOORING_PUBLIC_URL'],
  [{ MOORING_PUBLIC_URL: 'https://u:hunter2@console.example' }, 'MOORING_PUBLIC_URL'],
  [{ MOORING_TRUSTED_PROXIES: 'true' }, 'MOORING_TRUSTED_PROXIES'],
  [{ MOORING_TRUSTED_PROXIES: 'loopback' }, 'MOORING_TRUSTED_PROXIES'],
  [{ MOORING_TRUSTED_PROXIES: '10.0.0.0/33' }, 'MOORING_TRUSTED_PROXIES'],
  [{ MOORING_TRUSTED_PROXIES: '10.0.0.1 10.0.0.2' }, 'MOORING_TRUSTED_PROXIES'],
  [{ MOORING_TRUSTED_PROXIES: '10.0.0.1,0.0.0.0/0' }, 'MOORING_TRUSTED_PROXIES'],
  [{ MOORING_TRUSTED_PROXIES: '::/0' }, 'MOORING_TRUSTED_PROXIES'],
  [{ MOORING_ACCOUNT: 'ab' }, 'MOORING_ACCOUNT'],
  [{ MOORING_ACCOUNT: 'a'.repeat(64) }, 'MOORING_ACCOUNT'],
  [{ MOORING_ACCOUNT: '-abc' }, 'MOORING_ACCOUNT'],
  [{ MOORING_ACCOUNT: 'a--b' }, 'MOORING_ACCOUNT'],
  [{ MOORING_ACCOUNT: 'a@b' }, 'MOORING_ACCOUNT'],
  [{ MOORING_TLS: 'on' }, 'MOORING_TLS'],
  [{ MOORING_TLS_CERT: file }, 'MOORING_TLS_KEY'],
  [{ MOORING_TLS_KEY: file }, 'MOORING_TLS_CERT'],
  [{ MOORING_TLS_CERT: missing, MOORING_TLS_KEY: file }, 'MOORING_TLS_CERT'],
  [{ MOORING_TLS_CERT: file, MOORING_TLS_KEY: missing }, 'MOORING_TLS_KEY'],
  [{ MOORING_BOOTSTRAP_TOKEN: 'hunter2' }, 'MOORING_BOOTSTRAP_TOKEN'],
  [{ MOORING_BOOTSTRAP_TOKEN: `${token} ` }, 'MOORING_BOOTSTRAP_TOKEN'],
  [{ MOORING_LOG_LEVEL: 'verbose' }, 'MOORING_LOG_LEVEL'],
  [{ MOORING_OIDC_ISSUER: 'https://login.example' }, 'MOORING_OIDC_ISSUER'],
  [{ MOORING_PROT: '80' }, 'MOORING_PROT'],
])('%j is refused with one sentence that names the variable and repeats no secret', (env, name) => {
  const read = () => readConfig({ MOORING_DATA_DIR: '/data', ...env })
  expect(read).toThrow(ConfigError)
  expect(read).toThrow(new RegExp(`^${name} [^\\n]*\\.$`))
  expect(read).not.toThrow(/hunter2/)
})
