import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compressFiles } from './compressFiles.ts'

let folder: string
const script = 'export const greeting = "Grüße";\n'.repeat(100)
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mooring-compress-'))
  await mkdir(join(folder, 'static'))
  await writeFile(join(folder, 'static/main.js'), script)
  await writeFile(join(folder, 'static/picture.png'), Buffer.alloc(2_000))
  await writeFile(join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  await compressFiles(folder)
})
afterAll(() => rm(folder, { recursive: true }))

test('puts a text beside itself in both compressions, each with the whole content', async () => {
  const brotli = await readFile(join(folder, 'static/main.js.br'))
  const gzip = await readFile(join(folder, 'static/main.js.gz'))
  expect([brotliDecompressSync(brotli).toString(), gunzipSync(gzip).toString()]).toEqual([script, script])
  expect(brotli.length).toBeLessThan(script.length / 4)
})

test('leaves alone what is no text and what is too small to gain', async () => {
  const files = await readdir(folder, { recursive: true })
  expect(files.toSorted()).toEqual(['icon.svg', 'static', 'static/main.js', 'static/main.js.br', 'static/main.js.gz', 'static/picture.png'])
})
