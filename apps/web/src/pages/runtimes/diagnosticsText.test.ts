import type { DiagnosticsReport, TargetDiagnosis } from '@mooring/contract'
import { expect, test } from 'vitest'
import { resultText, sortChecks, targetName, worstFirst } from './diagnosticsFacts.ts'
import { diagnosticsText } from './diagnosticsText.ts'

const checkedAt = '2026-11-23T10:00:00.000Z'

const reached: TargetDiagnosis = {
  target: { purpose: 'console', host: 'console.example', port: 443, protocol: 'https' },
  verdict: 'pass',
  addresses: [{ address: '10.0.0.4', scope: 'private' }],
  certificates: [],
  steps: [{ step: 'dns', verdict: 'pass', found: 'One address.', durationMs: 3 }],
}
const failed: TargetDiagnosis = {
  target: { purpose: 'dataSource', host: 'fd00::12', port: 5432, protocol: 'tcp' },
  verdict: 'fail',
  failedStep: 'tcp',
  addresses: [],
  certificates: [],
  steps: [
    { step: 'dns', verdict: 'pass', found: 'It is an address.', durationMs: 0 },
    { step: 'tcp', verdict: 'fail', found: 'Nothing listens.', fix: 'Start the server.', durationMs: 12 },
    { step: 'tls', verdict: 'notChecked', found: 'Not tried.', durationMs: 0 },
  ],
}
const report: DiagnosticsReport = {
  preflight: {
    checkedAt,
    machineName: 'host-1',
    operatingSystem: 'Linux 6',
    nodeVersion: '0.2.0',
    checks: [
      { id: 'cores', title: 'Cores', verdict: 'pass', found: '8', why: 'Scans take turns.' },
      { id: 'sleep', title: 'Sleep', verdict: 'notChecked', found: 'Cannot be told.', why: 'Nobody scans asleep.' },
      { id: 'memory', title: 'Memory', verdict: 'fail', found: '1 GB', why: 'Scans need it.', fix: 'Add memory.' },
      { id: 'clock', title: 'Clock', verdict: 'warning', found: '3 s off', why: 'It signs.', fix: 'Use NTP.' },
    ],
  },
  network: { checkedAt, machineName: 'host-1', proxy: { mode: 'custom', address: 'http://proxy:3128' }, targets: [reached, failed] },
}

test('the text of a report begins with what is to be mended, and says how', () => {
  expect(diagnosticsText({ title: 'Diagnostics of first', askedAt: checkedAt, report })).toBe(`Diagnostics of first
2026-11-23T10:00:00.000Z
host-1, Linux 6, node version 0.2.0

Machine
[Failed] Memory: 1 GB
    Scans need it.
    Add memory.
[Warning] Clock: 3 s off
    It signs.
    Use NTP.
[Not checked] Sleep: Cannot be told.
    Nobody scans asleep.
[Passed] Cores: 8

Network
Through a proxy (http://proxy:3128)
[Fails at: Connection (TCP)] [fd00::12]:5432 (Data source, tcp)
    Name (DNS): Passed, 0 ms. It is an address.
    Connection (TCP): Failed, 12 ms. Nothing listens.
    Start the server.
    Encryption (TLS): Not checked, 0 ms. Not tried.
[Reached] console.example:443 (This console, https)
    Name (DNS): Passed, 3 ms. One address.
`)
})

test('checks that passed stand apart from those that are open, of which the worst comes first', () => {
  const { open, passed } = sortChecks(report.preflight.checks)
  expect(open.map(({ id }) => id)).toEqual(['memory', 'clock', 'sleep'])
  expect(passed.map(({ id }) => id)).toEqual(['cores'])
})

test('a way that does not get through stands first, and each says how far it went', () => {
  expect(worstFirst([reached, failed]).map(targetName)).toEqual(['[fd00::12]:5432', 'console.example:443'])
  expect(resultText({ ...reached, verdict: 'warning' })).toBe('Reached, with a warning')
  expect(resultText({ ...reached, verdict: 'notChecked' })).toBe('Not tried')
})
