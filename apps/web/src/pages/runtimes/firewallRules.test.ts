import { expect, test } from 'vitest'
import { firewallRules, firewallText } from './firewallRules.ts'

const source = (name: string, serverEndpoint: string, port = 5432) => ({
  kind: 'AzurePostgreSql' as const,
  name,
  properties: { serverEndpoint, port },
})

const vault = (name: string) => ({ id: name, name, properties: { baseUrl: `https://${name}.vault.azure.net/` } })
const none = { sources: [], vaults: [] }

test('the console comes first, by the port it is reached at', () => {
  expect(firewallRules('https://console.example', none)).toEqual([
    { host: 'console.example', protocol: 'TCP', port: 443, purpose: 'This console' },
  ])
  expect(firewallRules('http://127.0.0.1:4000', none)[0]?.port).toBe(4000)
  expect(firewallRules('http://console.example', none)[0]?.port).toBe(80)
})

test('sources on the same server are one rule', () => {
  const rules = firewallRules('https://console.example', {
    ...none,
    sources: [source('shop', 'db.local'), source('crm', 'db.local'), source('hr', 'db.local', 5433)],
  })
  expect(rules.slice(1)).toEqual([
    { host: 'db.local', protocol: 'TCP', port: 5432, purpose: 'Source shop, crm' },
    { host: 'db.local', protocol: 'TCP', port: 5433, purpose: 'Source hr' },
  ])
})

test('of an instance that has a name, who tells its port must be reached as well', () => {
  const instance = { kind: 'SqlServerDatabase' as const, name: 'erp', properties: { serverEndpoint: 'sql.local\\SALES' } }
  const purpose = 'SQL Server Browser, and the TCP port that it names, for source erp'
  expect(firewallRules('https://console.example', { ...none, sources: [instance] })[1]).toEqual({
    host: 'sql.local',
    protocol: 'UDP',
    port: 1434,
    purpose,
  })
})

test('a key vault is a rule, with one for the sign-in to Azure that all of them need', () => {
  const rules = firewallRules('https://console.example', { ...none, vaults: [vault('east'), vault('west')] })
  expect(rules.slice(1)).toEqual([
    { host: 'east.vault.azure.net', protocol: 'TCP', port: 443, purpose: 'Key vault east' },
    { host: 'west.vault.azure.net', protocol: 'TCP', port: 443, purpose: 'Key vault west' },
    { host: 'login.microsoftonline.com', protocol: 'TCP', port: 443, purpose: 'Sign-in to Azure, for key vault east, west' },
  ])
})

test('as text each rule is a line', () => {
  const lines = firewallText(firewallRules('https://console.example', { ...none, sources: [source('shop', 'db.local')] })).split('\n')
  expect(lines.slice(2)).toEqual(['outbound\tTCP\tconsole.example\t443\tThis console', 'outbound\tTCP\tdb.local\t5432\tSource shop'])
})
