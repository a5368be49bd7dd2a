import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PreflightReport } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRegisteredNode, aRuntimeFor, openTestSite, type TestSite } from '../testing/openTestSite.ts'
import { runVerb } from '../testing/runVerb.ts'
import { schemaErrors } from '../testing/schemaErrors.ts'

let site: TestSite
beforeAll(async () => {
  site = await openTestSite()
})
afterAll(() => site.close())

const clockOf = (out: string) => (JSON.parse(out) as PreflightReport).checks.find(({ id }) => id === 'clock')?.verdict

test('the machine is judged as the console takes it, before it is registered and after, when the console tells the time', async () => {
  const fresh = await aRuntimeFor(site)
  const before = await runVerb(['preflight', '--json'], fresh.config)
  expect(schemaErrors(PreflightReport, JSON.parse(before.out))).toEqual([])
  expect(clockOf(before.out)).toBe('notChecked')
  expect(clockOf((await runVerb(['preflight', '--json', '--console', site.tunnel.origin], fresh.config)).out)).toBe('pass')
  const { config } = await aRegisteredNode(site)
  expect(clockOf((await runVerb(['preflight', '--json'], config)).out)).toBe('pass')
  site.tunnel.cut()
  expect(clockOf((await runVerb(['preflight', '--json'], config)).out)).toBe('notChecked')
  site.tunnel.restore()
})

test('it is a table for people, and a page when that is asked for', async () => {
  const { config } = await aRuntimeFor(site)
  const { out } = await runVerb(['preflight', '--report', 'preflight.html'], config)
  expect(out).toMatch(/^RESULT +CHECK +FOUND$/m)
  expect(out).toMatch(/^(pass|warning|FAIL) +Memory +\S/m)
  expect(await readFile(join(site.folder, 'preflight.html'), 'utf8')).toContain('<h1>Diagnosis of ')
  expect(await runVerb(['preflight', '--report', 'absent/preflight.html'], config)).toMatchObject({ code: 1 })
  expect(await runVerb(['preflight', '--console', 'console.example/path'], config)).toMatchObject({ code: 2 })
})
