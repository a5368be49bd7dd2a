import { isAbsolute, join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readAllowedPaths, readConfig, readEnvironmentSecret, variableRefusal } from './config.ts'

test('an empty environment has a home, and no key', () => {
  const config = readConfig({})
  expect(isAbsolute(config.home)).toBe(true)
  expect(config).toMatchObject({ authKey: null, endpoint: null, workingDirectory: process.cwd() })
})

test('what is set counts, what is empty does not', () => {
  expect(readConfig({ MOORING_NODE_HOME: '/x', MOORING_AUTH_KEY: 'k', MOORING_NODE_ENDPOINT: '' })).toMatchObject({
    home: '/x',
    authKey: 'k',
    endpoint: null,
  })
})

test('relative paths begin where the package manager was called, not in the folder of the project', () => {
  const env = { npm_lifecycle_event: 'mooring-node', INIT_CWD: '/somewhere', MOORING_NODE_HOME: 'home' }
  expect(readConfig(env)).toMatchObject({ workingDirectory: '/somewhere', home: resolve('/somewhere', 'home') })
  expect(readConfig({ ...env, npm_lifecycle_event: 'test' }).workingDirectory).toBe(process.cwd())
})

test("an ordinary user's home follows XDG_DATA_HOME when that is absolute", () => {
  const isRootOrWindows = process.platform === 'win32' || process.getuid?.() === 0
  const home = (folder: string) => readConfig({ XDG_DATA_HOME: folder }).home
  expect(home('/data')).toBe(isRootOrWindows || process.platform === 'darwin' ? home('') : join('/data', 'mooring-node'))
  expect(home('data')).toBe(home(''))
})

test('a secret of a source is read from the variable that bears it', () => {
  for (const name of ['PG_PASSWORD', 'PGPASSWORD', 'SALES', 'NODEPASSWORD', 'HOME_DATABASE', 'MY_AZURE_SQL', 'PROXY_PASSWORD'])
    expect(readEnvironmentSecret(name, { [name]: 'p' })).toBe('p')
  expect(readEnvironmentSecret('PG_PASSWORD', { PG_PASSWORD: '' })).toBeNull()
})

test.each([
  ...['MOORING_AUTH_KEY', 'Mooring_x', 'AZURE_CLIENT_SECRET', 'AWS_SECRET_ACCESS_KEY', 'GOOGLE_APPLICATION_CREDENTIALS'],
  ...['HTTPS_PROXY', 'http_proxy', 'NODE_OPTIONS', 'SSH_AUTH_SOCK', 'PATH', 'Path', 'HOME'],
])('%s is no secret of a source', (name) => {
  expect(readEnvironmentSecret(name, { [name]: 'planted' })).toBeNull()
  expect(variableRefusal(name, {})).not.toBeNull()
})

test("whoever administers the node names the variables that count, and none of the node's own", () => {
  const env = {
    ...{ MOORING_NODE_ALLOWED_VARIABLES: 'SALES, AWS_RDS_PASSWORD,MOORING_AUTH_KEY' },
    ...{ SALES: 's', AWS_RDS_PASSWORD: 'a', PG_PASSWORD: 'p', MOORING_AUTH_KEY: 'k' },
  }
  expect(['SALES', 'AWS_RDS_PASSWORD', 'PG_PASSWORD', 'MOORING_AUTH_KEY'].map((name) => readEnvironmentSecret(name, env))).toEqual([
    ...['s', 'a', null, null],
  ])
  expect(variableRefusal('PG_PASSWORD', env)).toContain('MOORING_NODE_ALLOWED_VARIABLES')
})

test('the proxy of the system is read from the variables that other programs use, the lower case first', () => {
  expect(readConfig({}).systemProxy).toEqual({ https: null, http: null, bypass: null })
  expect(readConfig({ HTTPS_PROXY: 'a', https_proxy: 'b', HTTP_PROXY: 'c', no_proxy: '', NO_PROXY: 'd' }).systemProxy).toEqual({
    https: 'b',
    http: 'c',
    bypass: 'd',
  })
})

test.each([
  [undefined, []],
  ['', []],
  [':relative:.', []],
  ['/srv/data:/mnt/share', ['/srv/data', '/mnt/share']],
])('the folders that %s allows are %j', (value, paths) => {
  expect(readAllowedPaths({ MOORING_NODE_ALLOWED_PATHS: value })).toEqual(paths)
})
