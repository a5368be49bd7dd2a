import { Value } from 'typebox/value'
import { expect, test } from 'vitest'
import { DiagnosticsReport } from './diagnostics.ts'

const report: DiagnosticsReport = {
  preflight: {
    checkedAt: '2026-01-02T03:04:05.678Z',
    machineName: 'web-1',
    operatingSystem: 'Linux 6.1',
    nodeVersion: '1.2.3',
    checks: [{ id: 'memory', title: 'Memory', verdict: 'warning', found: '4 GB.', why: 'Scans need it.', fix: 'Add some.' }],
  },
  network: {
    checkedAt: '2026-01-02T03:04:05.678Z',
    machineName: 'web-1',
    proxy: { mode: 'none' },
    targets: [
      {
        target: { purpose: 'console', host: 'console.example', port: 443, protocol: 'https', expectedScope: 'private' },
        verdict: 'fail',
        failedStep: 'tcp',
        addresses: [{ address: '10.0.0.1', scope: 'private' }],
        certificates: [],
        steps: [{ step: 'tcp', verdict: 'fail', found: 'Nothing listens there.', fix: 'Start it.', durationMs: 3 }],
      },
    ],
  },
}

const isReport = (value: unknown) => Value.Check(DiagnosticsReport, value)

test('a report that a node makes is one', () => expect(isReport(report)).toBe(true))

test.each([
  ['an unknown field', { ...report, more: 1 }],
  ['an id that is no id', { ...report, preflight: { ...report.preflight, checks: [{ ...report.preflight.checks[0], id: '<b>' }] } }],
  ['a text without an end', { ...report, preflight: { ...report.preflight, operatingSystem: 'x'.repeat(256) } }],
  ['more targets than anybody reads', { ...report, network: { ...report.network, targets: Array(65).fill(report.network.targets[0]) } }],
  ['a verdict of its own', { ...report, preflight: { ...report.preflight, checks: [{ ...report.preflight.checks[0], verdict: 'good' }] } }],
])('%s is refused', (_, value) => expect(isReport(value)).toBe(false))
