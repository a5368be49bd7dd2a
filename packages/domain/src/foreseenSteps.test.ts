import type { NetworkTarget } from '@mooring/contract'
import { expect, test } from 'vitest'
import { foreseenSteps } from './foreseenSteps.ts'

test.each<[string, NetworkTarget['protocol'][], string]>([
  ['a folder is only read', [], 'credential read'],
  ['a database speaks a protocol of its own', ['tcp'], 'credential dns tcp read'],
  ['of an instance that has a name the port is asked for', ['dns'], 'credential dns read'],
  ['a storage account answers over TLS', ['https'], 'credential dns tcp tls http read'],
  ['or without it', ['http'], 'credential dns tcp http read'],
  ['some servers have only TLS', ['tls'], 'credential dns tcp tls read'],
  ['each target has its way', ['tcp', 'tcp'], 'credential dns tcp dns tcp read'],
])('%s', (_, protocols, steps) => {
  expect(foreseenSteps(protocols.map((protocol) => ({ protocol, purpose: 'dataSource' }))).join(' ')).toBe(steps)
})

test('the way to a key vault comes before what is read there', () => {
  const steps = foreseenSteps([
    { purpose: 'dataSource', protocol: 'tcp' },
    { purpose: 'keyVault', protocol: 'https' },
  ])
  expect(steps.join(' ')).toBe('dns tcp tls http credential dns tcp read')
})
