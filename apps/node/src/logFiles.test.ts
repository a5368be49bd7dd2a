import { fork } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openLogFiles, logFilePaths } from './logFiles.ts'

let home: string
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'mooring-node-test-'))
})
afterEach(() => rm(home, { recursive: true, force: true }))

const contents = async () => {
  const names = await readdir(join(home, 'logs'))
  const paths = logFilePaths(home).filter((path) => names.some((name) => path.endsWith(`/${name}`)))
  return Promise.all(paths.map((path) => readFile(path, 'utf8')))
}

test('keeps the newest lines in five files of bounded size, which only their owner can read', async () => {
  const files = openLogFiles(home, { bytesMax: 100 })
  for (let n = 0; n < 100; n += 1) files.write(`${String(n).padStart(39)}\n`)
  files.close()
  expect((await readdir(join(home, 'logs'))).toSorted()).toEqual(['node.log', ...[1, 2, 3, 4].map((age) => `node.log.${age}`)])
  const texts = await contents()
  expect(texts.map((text) => text.length)).toEqual([80, 80, 80, 80, 80])
  expect(texts.join('').split('\n').slice(0, -1).map(Number)).toEqual(Array.from({ length: 10 }, (_, n) => 90 + n))
  expect((await stat(join(home, 'logs', 'node.log'))).mode & 0o777).toBe(0o600)
})

test('a line longer than a file is kept whole', async () => {
  const files = openLogFiles(home, { bytesMax: 10 })
  files.write('short\n')
  files.write(`${'x'.repeat(50)}\n`)
  files.close()
  expect(await contents()).toEqual(['short\n', `${'x'.repeat(50)}\n`])
})

test('goes on where the one before ended, and ends a line that was cut off', async () => {
  openLogFiles(home).write('first\n')
  await appendFile(join(home, 'logs', 'node.log'), 'cut o')
  openLogFiles(home).write('next\n')
  expect(await contents()).toEqual(['first\ncut o\nnext\n'])
})

test('a next file that cannot be opened stops nothing, and how many lines are missing is said once it can', async () => {
  const files = openLogFiles(home, { bytesMax: 10 })
  files.write('a first line\n')
  await rm(join(home, 'logs'), { recursive: true })
  for (const line of ['lost\n', 'lost as well\n', 'and this\n']) files.write(line)
  await mkdir(join(home, 'logs'))
  files.write('kept\n')
  files.close()
  const [note = '', kept] = await contents()
  expect(JSON.parse(note)).toMatchObject({ level: 'error', lines: 3 })
  expect(kept).toBe('kept\n')
})

test('a process that is killed has lost none of the lines that it wrote', async () => {
  const writer = fork(new URL('./testing/logUntilKilled.ts', import.meta.url), [home], { stdio: 'inherit' })
  let told = 0
  writer.on('message', (n) => (told = Number(n)))
  await expect.poll(() => told, { timeout: 20_000 }).toBeGreaterThan(60)
  writer.kill('SIGKILL')
  await once(writer, 'exit')
  const lines = (await contents()).join('').split('\n').slice(0, -1)
  const numbers = lines.map((line) => (JSON.parse(line) as { n: number }).n)
  const first = numbers[0] ?? 0
  expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, n) => first + n))
  expect(numbers.at(-1)).toBeGreaterThanOrEqual(told)
})
