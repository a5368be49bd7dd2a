import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sentenceOf, totalsOfPlaywright, totalsOfRun, totalsOfVitest } from './testTotals.ts'

const allGood = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1, testResults: [] }
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mooring-totals-'))
})

afterAll(async () => {
  await rm(folder, { recursive: true })
})

test('skipped and planned tests are neither passed nor failed', () => {
  expect(totalsOfVitest(allGood)).toEqual({ passed: 3, failed: 0, skipped: 2 })
})

test('a test file that cannot be loaded is one failure', () => {
  const testResults = [
    { status: 'failed', assertionResults: [] },
    { status: 'failed', assertionResults: [{ status: 'failed' }] },
  ]
  expect(totalsOfVitest({ ...allGood, numFailedTests: 1, testResults }).failed).toBe(2)
})

test('flaky browser tests and errors outside the tests are failures', () => {
  const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 0 }
  expect(totalsOfPlaywright({ errors: ['no browser'], stats })).toEqual({ passed: 5, failed: 3, skipped: 0 })
})

test('a runner that leaves no report is one failure', async () => {
  expect(await totalsOfRun({ reportFile: join(folder, 'missing.json'), ok: true }, totalsOfVitest)).toEqual({
    passed: 0,
    failed: 1,
    skipped: 0,
  })
})

test('a runner that ends badly with a clean report is one failure', async () => {
  const reportFile = join(folder, 'clean.json')
  await writeFile(reportFile, JSON.stringify(allGood))
  expect((await totalsOfRun({ reportFile, ok: false }, totalsOfVitest)).failed).toBe(1)
  expect((await totalsOfRun({ reportFile, ok: true }, totalsOfVitest)).failed).toBe(0)
})

test('the sentence names skipped tests only when there are any', () => {
  expect(sentenceOf({ passed: 2, failed: 0, skipped: 0 })).toBe('2 passed, 0 failed')
  expect(sentenceOf({ passed: 2, failed: 1, skipped: 3 })).toBe('2 passed, 1 failed, 3 skipped')
})
