import type { NetworkReport, PreflightReport } from '@mooring/contract'
import { expect, test } from 'vitest'
import { escapeHtml } from './html.ts'
import { reportAsHtml } from './reportAsHtml.ts'
import { networkAsText, preflightAsText } from './reportAsText.ts'

const hostile = `<script>alert('x')</script>"&\u001b[31m\n`
const checkedAt = '2026-01-02T03:04:05.678Z'
const preflight: PreflightReport = {
  ...{ checkedAt, machineName: hostile, operatingSystem: hostile, nodeVersion: hostile },
  checks: [{ id: 'memory', title: hostile, verdict: 'warning', found: hostile, why: hostile, fix: hostile }],
}
const network: NetworkReport = {
  ...{ checkedAt, machineName: hostile, proxy: { mode: 'custom', address: hostile } },
  targets: [
    {
      target: { purpose: 'other', host: hostile, port: 443, protocol: 'https' },
      ...{ verdict: 'fail', failedStep: 'tls', addresses: [{ address: hostile, scope: 'public' }] },
      certificates: [{ subject: hostile, issuer: hostile, validFrom: checkedAt, validTo: checkedAt, fingerprint: hostile }],
      steps: [{ step: 'tls', verdict: 'fail', found: hostile, fix: hostile, durationMs: 3 }],
    },
  ],
}

test('nothing that a machine or a server says of itself becomes part of the page', () => {
  const page = reportAsHtml({ preflight, network })
  expect(page).not.toMatch(/<script|alert\('/)
  expect(page.split('&#60;script&#62;alert(&#39;x&#39;)&#60;/script&#62;&#34;&#38;').length - 1).toBeGreaterThanOrEqual(12)
  expect(page).toContain("default-src 'none'")
})

test('each part can stand alone', () => {
  expect(reportAsHtml({ preflight, network: null })).not.toContain('Network')
  expect(reportAsHtml({ preflight: null, network })).not.toContain('<h2>Machine')
})

test('a line stays one line, and no escape sequence reaches the terminal', () => {
  const text = [preflightAsText(preflight), networkAsText(network)].join('')
  expect(text.split('\n').filter((line) => /^(warning|FAIL) /.test(line)).length).toBe(3)
  expect(text).not.toContain('\u001b')
})

test.each(['&', '<', '>', '"', "'"])('%s is escaped', (character) => expect(escapeHtml(character)).toBe(`&#${character.charCodeAt(0)};`))
