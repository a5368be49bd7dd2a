import { createHash, X509Certificate } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { console } from '@mooring/contract'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { selfSignedCertificate } from '../../selfSignedCertificate.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
let folder: string
beforeAll(async () => {
  at = await openTestConsole()
})
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mooring-downloads-'))
  at.console.downloadsDirectory = folder
})
afterEach(() => rm(folder, { recursive: true }))
afterAll(() => at.close())

const origin = 'http://console.test:8080'
const program = 'the program'
const sha256 = createHash('sha256').update(program).digest('hex')
const bundle = { name: 'mooring-node.mjs', kind: 'bundle', bytes: program.length, sha256 }
const executable = { ...bundle, name: 'mooring-node-linux-x64', kind: 'executable', platform: 'linux', arch: 'x64' }

/** What a build leaves behind. */
async function aBuild(files: { name: string }[] = [executable, bundle]): Promise<void> {
  for (const { name } of files) await writeFile(join(folder, name), program)
  await writeFile(join(folder, 'SHA256SUMS'), files.map(({ name }) => `${sha256}  ${name}\n`).join(''))
  await writeFile(join(folder, 'downloads.json'), JSON.stringify({ version: '1.2.3', files }))
}

const get = (url: string) => at.app.inject({ url })

test('lists what was built, with where it and the console are', async () => {
  await aBuild()
  expect(await at.call(console.listDownloads, {})).toEqual({
    origin,
    version: '1.2.3',
    authority: null,
    files: [executable, bundle].map((file) => ({ ...file, url: `${origin}/download/${file.name}` })),
    checksumsUrl: `${origin}/download/SHA256SUMS`,
  })
})

test('a console with an authority of its own offers its certificate, as a file that can be checked', async () => {
  const { authority: pem } = await selfSignedCertificate(folder, ['console.test'])
  at.console.authority = pem
  try {
    const { authority } = await at.call(console.listDownloads, {})
    const answer = await get('/download/console-ca.pem')
    expect(answer.headers['content-disposition']).toBe('attachment; filename="console-ca.pem"')
    expect(authority).toEqual({
      name: 'console-ca.pem',
      url: `${origin}/download/console-ca.pem`,
      sha256: createHash('sha256').update(answer.body).digest('hex'),
      fingerprint: new X509Certificate(answer.body).fingerprint256,
    })
  } finally {
    at.console.authority = null
  }
  expect((await get('/download/console-ca.pem')).statusCode).toBe(404)
})

test('lists nothing while nothing was built', async () => {
  expect(await at.call(console.listDownloads, {})).toMatchObject({ origin, version: null, files: [] })
  expect((await get('/download/mooring-node.mjs')).statusCode).toBe(404)
})

test('leaves out what is gone, or is no longer what its checksum says', async () => {
  await aBuild()
  await rm(join(folder, executable.name))
  await writeFile(join(folder, bundle.name), `${program}, half`)
  expect((await at.call(console.listDownloads, {})).files).toEqual([])
  expect((await get(`/download/${bundle.name}`)).statusCode).toBe(404)
})

test('anybody can download what is listed, with its checksums', async () => {
  await aBuild()
  const answer = await get(`/download/${executable.name}`)
  expect(answer.body).toBe(program)
  expect(answer.headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-length': String(program.length),
    'content-disposition': `attachment; filename="${executable.name}"`,
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    etag: `"${sha256}"`,
  })
  expect((await get('/download/SHA256SUMS')).body).toContain(`${sha256}  ${bundle.name}\n`)
})

test.each(['downloads.json', 'executables.stamp', '..%2fdownloads.json', '%2e%2e%2f%2e%2e%2fetc%2fpasswd', 'x', ''])(
  'nothing else in that folder or outside of it can be downloaded: %s',
  async (name) => {
    await aBuild()
    await writeFile(join(folder, 'executables.stamp'), 'x')
    const { statusCode, body } = await get(`/download/${name}`)
    expect(statusCode).toBe(404)
    expect(JSON.parse(body)).toMatchObject({ error: { code: 'RouteNotFound' } })
  },
)
