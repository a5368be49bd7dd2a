import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCli } from './testing/runCli.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mooring-node-test-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const secret = `${'S3cr'.repeat(10)}etX=`
const key = `IR@1a6296ab-423c-4346-9bcc-85a78c2c0582@mooring@ServiceEndpoint=127.0.0.1:1@${secret}`

test('a question is answered on standard output, with 0', async () => {
  const { code, stdout, stderr } = await runCli(['status', '--json'], { home: folder })
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(JSON.parse(stdout)).toMatchObject({ state: 'NotRegistered' })
})

test('a refusal is a sentence on standard error, with 1', async () => {
  const { code, stdout, stderr } = await runCli(['run'], { home: folder })
  expect({ code, stdout, stderr }).toEqual({
    code: 1,
    stdout: '',
    stderr: 'This machine is not registered. Run "mooring-node register" first.\n',
  })
})

test('wrong usage ends with 2, and a key on the command line is not repeated', async () => {
  const { code, stderr } = await runCli(['register', key], { home: folder })
  expect(code).toBe(2)
  expect(stderr).not.toMatch(/S3cr|1a6296ab/)
})

test.each(['standard input', 'the environment'])(
  'a console that cannot be reached ends with 3, without the key that came from %s',
  async (from) => {
    const home = join(folder, from)
    const given =
      from === 'standard input'
        ? { args: ['--key-file', '-'], input: key, env: {} }
        : { args: [], input: '', env: { MOORING_AUTH_KEY: key } }
    const { code, stderr } = await runCli(['register', ...given.args], { home, ...given })
    expect(code).toBe(3)
    expect(stderr).toContain('The console at https://127.0.0.1:1 cannot be reached')
    expect(stderr).not.toContain('S3cr')
    expect(await readdir(home)).toEqual([])
  },
)
