import { expect, test } from 'vitest'
import { firewallRules, firewallText } from './firewallRules.ts'

const source = (name: string, serverEndpoint: string, port = 5432) => ({
  kind: 'AzurePostgreSql' as const,
  name,
  properties: { serverEndpoint, port },
})

test('the console comes first, by the port it is reached at', () => {
  expect(firewallRules('https://console.example', [])).toEqual([
    { host: 'console.example', protocol: 'TCP', port: 443, purpose: 'This console' },
  ])
  expect(firewallRules('http://127.0.0.1:4000', [])[0]?.port).toBe(4000)
  expect(firewallRules('http://console.example', [])[0]?.port).toBe(80)
})

test('sources on the same server are one rule', () => {
  const rules = firewallRules('https://console.example', [
    source('shop', 'db.local'),
    source('crm', 'db.local'),
    source('hr', 'db.local', 5433),
  ])
  expect(rules.slice(1)).toEqual([
    { host: 'db.local', protocol: 'TCP', port: 5432, purpose: 'Source shop, crm' },
    { host: 'db.local', protocol: 'TCP', port: 5433, purpose: 'Source hr' },
  ])
})

test('of an instance that has a name, who tells its port must be reached as well', () => {
  const instance = { kind: 'SqlServerDatabase' as const, name: 'erp', properties: { serverEndpoint: 'sql.local\\SALES' } }
  const purpose = 'SQL Server Browser, and the TCP port that it names, for source erp'
  expect(firewallRules('https://console.example', [instance])[1]).toEqual({ host: 'sql.local', protocol: 'UDP', port: 1434, purpose })
})

test('as text each rule is a line', () => {
  const lines = firewallText(firewallRules('https://console.example', [source('shop', 'db.local')])).split('\n')
  expect(lines.slice(2)).toEqual(['outbound\tTCP\tconsole.example\t443\tThis console', 'outbound\tTCP\tdb.local\t5432\tSource shop'])
})
