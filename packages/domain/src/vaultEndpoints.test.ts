import { expect, test } from 'vitest'
import { vaultEndpoints } from './vaultEndpoints.ts'

test.each([
  ['https://secrets.vault.azure.net/', 'secrets.vault.azure.net', 443, 'login.microsoftonline.com'],
  ['https://secrets.vault.azure.net:8443', 'secrets.vault.azure.net', 8443, 'login.microsoftonline.com'],
  ['https://secrets.vault.usgovcloudapi.net/', 'secrets.vault.usgovcloudapi.net', 443, 'login.microsoftonline.us'],
  ['https://secrets.vault.azure.cn/', 'secrets.vault.azure.cn', 443, 'login.chinacloudapi.cn'],
  ['https://[fd00::1]/', 'fd00::1', 443, 'login.microsoftonline.com'],
])('%s is read at %s, port %i, by who signed in at %s', (baseUrl, host, port, signIn) => {
  expect(vaultEndpoints(baseUrl)).toEqual({ vault: { host, port }, signIn: { host: signIn, port: 443 } })
})

test('what is no address leads nowhere', () => {
  expect(vaultEndpoints('https://[vault')).toBeNull()
})
