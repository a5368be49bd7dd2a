import { execFile, execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { serviceOf } from './isInstalled.ts'
import { launchdPlan } from './launchdPlan.ts'
import type { ServiceParts, ServicePlan } from './ServicePlan.ts'
import { systemdPlan } from './systemdPlan.ts'
import { describeStep, takeSteps } from './takeSteps.ts'
import { windowsPlan } from './windowsPlan.ts'

const executable: ServiceParts = {
  program: '/home/ada/Downloads/mooring-node-linux-x64',
  script: null,
  home: '/var/lib/mooring-node',
  drainSeconds: 30,
}
const bundle: ServiceParts = { ...executable, program: '/usr/bin/node', script: '/home/ada/Downloads/mooring-node.mjs' }

const written = ({ install }: ServicePlan) => install.flatMap((step) => (step.kind === 'write' ? [step.text] : [])).join('')
const steps = ({ install }: ServicePlan) => install.map(describeStep)

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mooring-node-test-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('on Linux', () => {
  test('an executable is copied to where its user can read it, and started from there, with its home and the time to drain', () => {
    const plan = systemdPlan(executable)
    expect(steps(plan)).toContain('copy /home/ada/Downloads/mooring-node-linux-x64 to /usr/local/lib/mooring-node/mooring-node')
    expect(written(plan)).toContain('\nExecStart=/usr/local/lib/mooring-node/mooring-node run --drain-seconds 30\n')
    expect(written(plan)).toContain('\nEnvironment=MOORING_NODE_HOME=/var/lib/mooring-node\n')
    expect(written(plan)).toContain('\nTimeoutStopSec=50\n')
    expect(written(plan)).toContain('\nUser=mooring-node\n')
  })

  test('a bundle is started by the Node.js that was called, a checkout where it lies', () => {
    expect(written(systemdPlan(bundle))).toContain('\nExecStart=/usr/bin/node /usr/local/lib/mooring-node/mooring-node.mjs run')
    const checkout = { ...bundle, script: '/opt/mooring/apps/node/src/main.ts' }
    expect(written(systemdPlan(checkout))).toContain('\nExecStart=/usr/bin/node /opt/mooring/apps/node/src/main.ts run')
  })

  test('a path with spaces, quotes and percent signs stays one word', () => {
    const unit = written(systemdPlan({ ...executable, home: '/srv/my "node" 100%' }))
    expect(unit).toContain('\nEnvironment="MOORING_NODE_HOME=/srv/my \\"node\\" 100%%"\n')
  })

  test('a dollar is doubled in the command only, which is where systemd takes it for a variable', () => {
    const unit = written(systemdPlan({ ...bundle, program: '/opt/$node/bin/node', home: '/srv/$node' }))
    expect(unit).toContain('\nExecStart=/opt/$$node/bin/node ')
    expect(unit).toContain('\nEnvironment=MOORING_NODE_HOME=/srv/$node\n')
    expect(unit).toContain('\nReadWritePaths=/srv/$node\n')
  })

  const hasAnalyze = process.platform === 'linux' && existsSync('/usr/bin/systemd-analyze')
  test.skipIf(!hasAnalyze)("systemd's own judge finds nothing wrong, and little that the service is exposed to", async () => {
    const file = join(folder, 'mooring-node.service')
    // The judge wants the program to be there.
    await writeFile(
      file,
      written(systemdPlan(executable)).replace('ExecStart=/usr/local/lib/mooring-node/mooring-node', `ExecStart=${process.execPath}`),
    )
    const { stdout, stderr } = await promisify(execFile)('systemd-analyze', ['verify', '--man=no', file])
    expect((stdout + stderr).split('\n').filter((line) => line.includes('mooring-node.service'))).toEqual([])
    const security = await promisify(execFile)('systemd-analyze', ['security', '--offline=true', '--no-pager', file])
    const [, exposure = '10'] = /exposure level for \S+: ([\d.]+)/.exec(security.stdout) ?? []
    expect(Number(exposure)).toBeLessThan(3)
  })
})

test('on macOS the property list holds everything as text', () => {
  const plan = launchdPlan({ ...bundle, owner: 'ada', home: '/Users/ada/Library/Application Support/<Mooring>&' })
  expect(written(plan)).toContain('<key>UserName</key><string>ada</string>')
  expect(written(plan)).toContain('<string>/Users/ada/Library/Application Support/&#60;Mooring&#62;&#38;</string>')
  expect(written(plan)).toContain('<string>/usr/local/lib/mooring-node/mooring-node.mjs</string>\n    <string>run</string>')
})

test('on macOS the program is copied to where its user can read it, and the home that root made becomes theirs', () => {
  const taken = steps(launchdPlan({ ...executable, owner: 'ada' }))
  expect(taken).toContain('copy /home/ada/Downloads/mooring-node-linux-x64 to /usr/local/lib/mooring-node/mooring-node')
  expect(taken).toContain('chown -R ada /var/lib/mooring-node')
  expect(taken.indexOf('chown -R ada /var/lib/mooring-node')).toBeLessThan(taken.findIndex((step) => step.includes('bootstrap')))
})

describe('on Windows', () => {
  const parts: ServiceParts = { program: 'C:\\Program Files\\node "x".exe', script: null, home: "C:\\Ada's node", drainSeconds: 30 }

  test('the host is compiled, and the service made with an account of its own that may write to the home', () => {
    const plan = windowsPlan(parts)
    expect(steps(plan).join('\n')).toContain("Add-Type -Path '\\''C:\\Ada'\\'''\\''s node\\service\\host.cs'\\''")
    expect(plan.install).toContainEqual(
      expect.objectContaining({ argv: expect.arrayContaining(['sc.exe', 'create', 'NT SERVICE\\MooringNode']) as string[] }),
    )
    expect(plan.install).toContainEqual(
      expect.objectContaining({ argv: expect.arrayContaining(['icacls.exe', 'NT SERVICE\\MooringNode:(OI)(CI)M']) as string[] }),
    )
  })

  test('what stands in a path stays within its literal', () => {
    expect(written(windowsPlan(parts))).toContain('Program = @"C:\\Program Files\\node ""x"".exe";')
    expect(written(windowsPlan({ ...parts, script: 'C:\\a b.mjs' }))).toContain('First = @"""C:\\a b.mjs"" ";')
  })
})

test('a service is that of the home it was made for, however that is written, and of no other', async () => {
  const file = join(folder, 'service')
  expect(await serviceOf('/var/lib/mooring-node', file)).toBeNull()
  for (const home of ['/var/lib/mooring-node', '/srv/my "node" 100%', '/Users/ada/<Mooring> & more'])
    for (const plan of [systemdPlan({ ...executable, home }), launchdPlan({ ...bundle, home, owner: 'ada' })]) {
      await writeFile(file, written(plan))
      expect([await serviceOf(home, file), await serviceOf('/var/lib/mooring', file)]).toEqual(['this', 'another'])
    }
})

describe('taking steps', () => {
  test('copies, writes, runs and removes, and tells of each', async () => {
    await writeFile(join(folder, 'program'), 'x')
    let told = ''
    await takeSteps(
      [
        { kind: 'copy', from: join(folder, 'program'), to: join(folder, 'copy') },
        { kind: 'write', path: join(folder, 'unit'), text: 'y' },
        { kind: 'run', argv: ['cp', join(folder, 'unit'), join(folder, 'third file')] },
        { kind: 'run', argv: ['false'], mayFail: true },
        { kind: 'remove', path: join(folder, 'program') },
      ],
      (text) => (told += text),
    )
    expect(await readFile(join(folder, 'copy'), 'utf8')).toBe('x')
    expect(await readFile(join(folder, 'third file'), 'utf8')).toBe('y')
    expect((await stat(join(folder, 'unit'))).mode & 0o777).toBe(0o644)
    expect(existsSync(join(folder, 'program'))).toBe(false)
    expect(told.split('\n').length).toBe(6)
    expect(told).toContain(`'${join(folder, 'third file')}'`)
  })

  test('ends at the first that fails, with what it said', async () => {
    const failing = takeSteps(
      [
        { kind: 'run', argv: ['sh', '-c', 'echo "no such user" >&2; exit 3'] },
        { kind: 'remove', path: folder },
      ],
      () => undefined,
    )
    await expect(failing).rejects.toThrow('no such user')
    expect(existsSync(folder)).toBe(true)
  })

  test('its words are those that a shell would be given', () => {
    const argv = ['echo', "it's", 'a "b" $HOME', '--x=1'] as const
    expect(execFileSync('sh', ['-c', describeStep({ kind: 'run', argv })], { encoding: 'utf8' })).toBe(`it's a "b" $HOME --x=1\n`)
  })
})
