import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CommandFailure } from './CommandFailure.ts'
import { noProxy } from './proxy.ts'
import { runCommandLine } from './runCommandLine.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mooring-node-test-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const secret = `${'S3cr'.repeat(10)}etX=`
const aKey = (host: string) => `IR@1a6296ab-423c-4346-9bcc-85a78c2c0582@mooring@ServiceEndpoint=${host}@${secret}`

/** How a command line ends, in this process. */
async function ending(args: string[], authKey: string | null = null): Promise<{ code: number; out: string; message: string }> {
  let out = ''
  const say = (text: string) => void (out += text)
  const config = {
    home: join(folder, 'home'),
    workingDirectory: folder,
    authKey,
    endpoint: null,
    systemProxy: noProxy.system,
    notifySocket: null,
    administratorName: null,
  }
  try {
    return { code: await runCommandLine(args, { config, print: say, warn: say }), out, message: '' }
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error
    return { code: error.code, out, message: error.message }
  }
}

describe('wrong usage ends with 2 and says what is wrong', () => {
  test.each([
    ['no verb', [], 'Usage:'],
    ['an unknown verb', ['dance'], 'There is no such verb'],
    ['a verb of every object', ['constructor'], 'There is no such verb'],
    ['an unknown option', ['status', '--yaml'], 'The option --yaml is not known.'],
    ['an unknown option with a value', ['status', '--yaml=S3cr'], 'The option --yaml is not known.'],
    ['an option without its value', ['register', '--key-file'], 'lacks its value'],
    ['a value for an option that takes none', ['status', '--json=S3cr'], 'does not take'],
    ['a stray argument', ['register', 'S3cr'], 'belongs to no option'],
    ['a node name that is none', ['register', '--name', 'S3 cr'], 'node name'],
    ['no key', ['register'], '--key-file'],
  ])('%s', async (_, args, sentence) => {
    const { code, out, message } = await ending(args)
    expect(code).toBe(2)
    expect(message).toContain(sentence)
    expect(message).not.toContain('S3cr')
    expect(out).toBe('')
  })

  test.each([
    [['register', aKey('console.example')]],
    [['register', `--key-file=${aKey('console.example')}`]],
    [[aKey('console.example')]],
  ])('a key as an argument, which is not repeated', async (args) => {
    const { code, message } = await ending(args)
    expect(code).toBe(2)
    expect(message).toContain('every user of this machine can read it')
    expect(message).not.toMatch(/S3cr|1a6296ab/)
  })
})

const verbs = [
  'diagnose',
  'install-service',
  'uninstall-service',
  'preflight',
  'register',
  'run',
  'status',
  'start',
  'stop',
  'restart',
  'logs',
  'set',
  'move',
  'unregister',
  'backup',
  'restore',
  'version',
]

test.each(verbs)('%s --help prints usage and examples', async (verb) => {
  const { code, out } = await ending([verb, '--help'])
  expect(code).toBe(0)
  expect(out).toContain(`Usage: mooring-node ${verb}`)
  expect(out).toContain('Examples:\n')
  expect((await ending(['--help'])).out).toContain(verb)
})

test('the version is that of the package', async () => expect((await ending(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/))

describe('a machine that never registered', () => {
  test('says so', async () => {
    const { code, out } = await ending(['status', '--json'])
    expect(code).toBe(0)
    const reason = 'This machine is not registered.'
    expect(JSON.parse(out)).toEqual({ state: 'NotRegistered', reason, runtime: null, node: null, runningJobs: 0 })
    expect((await ending(['status'])).out).toContain('NotRegistered')
  })

  test.each(['run', 'unregister'])('refuses to %s', async (verb) => {
    const { code, message } = await ending([verb])
    expect(code).toBe(1)
    expect(message).toContain('This machine is not registered')
  })
})

describe('a key', () => {
  test.each([
    ['is cut off', aKey('console.example').slice(0, -10)],
    ['is none', 'S3cr'],
    ['names a path', aKey('console.example/path')],
  ])('that %s is refused without repeating it', async (_, key) => {
    const { code, message } = await ending(['register'], key)
    expect(code).toBe(1)
    expect(message).toContain('Copy it again')
    expect(message).not.toContain('S3cr')
  })

  test('file that cannot be read is named', async () => {
    const { code, message } = await ending(['register', '--key-file', 'absent.txt'])
    expect(code).toBe(1)
    expect(message).toContain(join(folder, 'absent.txt'))
  })

  test('file is preferred to the environment', async () => {
    await writeFile(join(folder, 'none.txt'), 'nothing')
    expect((await ending(['register', '--key-file', 'none.txt'], aKey('127.0.0.1:1'))).code).toBe(1)
  })

  test('with a CA file that cannot be read names the file', async () => {
    const { code, message } = await ending(['register', '--ca-file', 'absent.pem'], aKey('127.0.0.1:1'))
    expect(code).toBe(1)
    expect(message).toContain(join(folder, 'absent.pem'))
  })
})
