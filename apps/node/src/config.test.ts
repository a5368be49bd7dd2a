import { isAbsolute, join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { isOwnVariable, readAllowedPaths, readConfig, readEnvironmentSecret } from './config.ts'

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

test("the node's own variables are no secrets of sources, however they are written", () => {
  expect(readEnvironmentSecret('PG_PASSWORD', { PG_PASSWORD: 'p' })).toBe('p')
  expect(readEnvironmentSecret('PG_PASSWORD', { PG_PASSWORD: '' })).toBeNull()
  expect(readEnvironmentSecret('MOORING_AUTH_KEY', { MOORING_AUTH_KEY: 'k' })).toBeNull()
  expect(isOwnVariable('Mooring_x')).toBe(true)
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
