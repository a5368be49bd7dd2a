import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DiagnosticsReport } from '@mooring/contract'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { aRegisteredNode, aRuntimeFor, openTestSite, type TestSite } from '../testing/openTestSite.ts'
import { runVerb } from '../testing/runVerb.ts'
import { schemaErrors } from '../testing/schemaErrors.ts'

let site: TestSite
beforeAll(async () => {
  site = await openTestSite()
})
afterEach(() => site.tunnel.restore())
afterAll(() => site.close())

test('the way to the console of the registration is taken, and told as the console takes it', async () => {
  const { config } = await aRegisteredNode(site)
  const { code, out } = await runVerb(['diagnose', '--json', '--report', 'diagnosis.html'], config)
  expect(code).toBe(0)
  const report = JSON.parse(out) as DiagnosticsReport
  expect(schemaErrors(DiagnosticsReport, report)).toEqual([])
  expect(report.network.targets).toMatchObject([{ target: { purpose: 'console' }, verdict: 'pass' }])
  expect(await readFile(join(site.folder, 'diagnosis.html'), 'utf8')).toContain('<h2>Network')
})

test('it ends with 1 and names the step when the console is away, and another server is tried too', async () => {
  const { config } = await aRuntimeFor(site)
  const { port } = new URL(site.tunnel.origin)
  site.tunnel.cut()
  const { code, out } = await runVerb(['diagnose', '--console', site.tunnel.origin, '--target', `127.0.0.1:${port}`], config)
  expect(code).toBe(1)
  expect(out).toMatch(/^FAIL +http:\/\/127\.0\.0\.1:\d+ +http /m)
  expect(out).toMatch(/^pass +tcp:\/\/127\.0\.0\.1:\d+ /m)
})

test('before the registration it must be told where to look', async () => {
  const { config } = await aRuntimeFor(site)
  expect(await runVerb(['diagnose'], config)).toMatchObject({ code: 2, said: expect.stringContaining('--console') as string })
  expect(await runVerb(['diagnose', '--target', 'x'], config)).toMatchObject({ code: 2 })
})
