import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { machineGuidOf, platformUuidOf, readMachineId } from './readMachineId.ts'

const id = '0123456789abcdef0123456789abcdef'

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'mooring-node-test-'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

async function file(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true })
  await writeFile(join(root, path), text)
}
const read = (home = '/var/lib/mooring-node') => readMachineId({ home, root, platform: 'linux' })

test('a Linux machine is the same one each time, another one for another home, and does not show its own id', async () => {
  await file('etc/machine-id', `${id}\n`)
  const found = await read()
  expect(found).toMatch(/^[0-9a-f]{64}$/)
  expect(found).not.toContain(id)
  expect(await read()).toBe(found)
  expect(await read('/var/lib/mooring-node-two')).not.toBe(found)
})

test('one whose id stands in the place of D-Bus is the same one', async () => {
  await file('var/lib/dbus/machine-id', `${id}\n`)
  const found = await read()
  await file('etc/machine-id', id)
  expect(found).not.toBeNull()
  expect(await read()).toBe(found)
})

test.each(['', 'uninitialized\n', '0'.repeat(32), 'something else'])('a Linux machine whose id is %j has none', async (text) => {
  await file('etc/machine-id', text)
  expect(await read()).toBeNull()
})

test('a container has none, as it comes with its image', async () => {
  await file('etc/machine-id', id)
  await file('.dockerenv', '')
  expect(await read()).toBeNull()
})

test('the id of a Windows machine is read from its registry', () => {
  const answer =
    '\r\nHKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Cryptography\r\n    MachineGuid    REG_SZ    8a6e04d1-1b0f-4c5e-9d7a-0c1b2a3d4e5f\r\n\r\n'
  expect(machineGuidOf(answer)).toBe('8a6e04d1-1b0f-4c5e-9d7a-0c1b2a3d4e5f')
  expect(machineGuidOf('ERROR: The system was unable to find the specified registry key or value.')).toBeNull()
})

test('the id of a Mac is read from its registry of devices', () => {
  const answer = '  {\n    "IOPlatformSerialNumber" = "C02XXXXXXXXX"\n    "IOPlatformUUID" = "564D0F2C-6E1B-4E9A-8C70-2D1A3B4C5D6E"\n  }\n'
  expect(platformUuidOf(answer)).toBe('564D0F2C-6E1B-4E9A-8C70-2D1A3B4C5D6E')
  expect(platformUuidOf('')).toBeNull()
})
