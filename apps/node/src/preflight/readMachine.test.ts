import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { PreflightReport } from '@mooring/contract'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { schemaErrors } from '../testing/schemaErrors.ts'
import { sleepOf } from './readDarwin.ts'
import { parseOsRelease, readLinux } from './readLinux.ts'
import { windowsFacts } from './readWindows.ts'
import { runPreflight } from './runPreflight.ts'

test('this machine is read within what the contract allows, whose disk is asked of the nearest folder there is', async () => {
  const report = await runPreflight({ home: join(tmpdir(), 'no', 'such', 'folder'), address: null })
  expect(schemaErrors(PreflightReport, report)).toEqual([])
  expect(report.checks.find(({ id }) => id === 'diskSpace')?.found).toContain(tmpdir())
  expect(report.checks.find(({ id }) => id === 'clock')?.verdict).toBe('notChecked')
})

describe('a Linux machine', () => {
  let root: string
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'mooring-node-test-'))
  })
  afterEach(() => rm(root, { recursive: true, force: true }))

  async function file(path: string, text: string): Promise<void> {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), text)
  }
  const read = () => readLinux({ root, home: '/var/lib/mooring-node' })

  test('that says nothing is read as that', async () => {
    expect(await read()).toMatchObject({
      operatingSystem: { name: 'Linux', version: null },
      isContainer: false,
      maySleep: null,
      isDomainController: false,
      otherRuntimes: [],
    })
  })

  test('may sleep when its kernel can, unless all the targets are masked', async () => {
    await file('sys/power/state', 'freeze mem disk\n')
    expect((await read()).maySleep).toBe(true)
    await mkdir(join(root, 'etc/systemd/system'), { recursive: true })
    for (const name of ['sleep', 'suspend', 'hibernate']) await symlink('/dev/null', join(root, `etc/systemd/system/${name}.target`))
    expect((await read()).maySleep).toBe(true)
    await symlink('/dev/null', join(root, 'etc/systemd/system/hybrid-sleep.target'))
    expect((await read()).maySleep).toBe(false)
    await file('sys/power/state', '\n')
    expect((await read()).maySleep).toBe(false)
  })

  test('is a container, a domain controller, or the machine of another node when it has their marks', async () => {
    await file('.dockerenv', '')
    await file('var/lib/samba/private/sam.ldb', '')
    const unit = (home: string) => `[Service]\nEnvironment=MOORING_NODE_HOME=${home}\nExecStart=/usr/bin/mooring-node run\n`
    await file('etc/systemd/system/mooring-node.service', unit('/var/lib/mooring-node'))
    await file('etc/systemd/system/mooring-node-two.service', unit('/var/lib/mooring-node-two'))
    await file('etc/systemd/system/mooring-console.service', unit('/x'))
    expect(await read()).toMatchObject({
      isContainer: true,
      isDomainController: true,
      otherRuntimes: [{ name: 'the node of the service mooring-node-two', canShare: true }],
    })
  })

  test.each([
    [
      'ID=ubuntu\nVERSION_ID="22.04"\nPRETTY_NAME="Ubuntu 22.04.4 LTS"\n',
      { distribution: 'ubuntu', version: '22.04', name: 'Ubuntu 22.04.4 LTS' },
    ],
    ["NAME='Debian'\nID=debian\n", { distribution: 'debian', version: null, name: 'Debian' }],
    ['', { distribution: '', version: null, name: 'Linux' }],
  ])('whose os-release is %j is named', (text, system) => expect(parseOsRelease(text, '2.36')).toEqual({ ...system, glibc: '2.36' }))
})

describe('a Windows machine', () => {
  test('that answers nothing tells nothing', () => {
    expect(windowsFacts({})).toEqual({
      operatingSystem: { name: 'Windows', version: null, isServer: false },
      ...{ isContainer: false, isDomainController: null, clockMhz: null, isAdministrator: null, maySleep: null, otherRuntimes: null },
    })
  })

  test.each([
    [{ productType: 1 }, { isDomainController: false }],
    [{ productType: 2 }, { isDomainController: true }],
    [{ productType: 3 }, { isDomainController: false }],
    [{ hibernates: 1, standby: '0x00000000,0x00000000' }, { maySleep: true }],
    [{ hibernates: 0, standby: '0x00000000,0x00000384' }, { maySleep: false }],
    [{ hibernates: 0, standby: '0x00000708,0x00000384' }, { maySleep: true }],
    [{ hibernates: 0 }, { maySleep: false }],
    [{ standby: '' }, { maySleep: null }],
    [{ services: '' }, { otherRuntimes: [] }],
    [
      { services: 'DIAHostService' },
      { otherRuntimes: [{ name: 'the Microsoft integration runtime (service DIAHostService)', canShare: false }] },
    ],
  ])('that answers %j has %j', (answer, facts) => expect(windowsFacts(answer)).toMatchObject(facts))
})

test.each([
  ['System-wide power settings:\n sleep                1 (sleep prevented by powerd)\n', true],
  [' displaysleep         10\n sleep                0\n', false],
  ['', null],
  [null, null],
])('macOS that answers %j may sleep: %j', (power, maySleep) => expect(sleepOf(power)).toBe(maySleep))
