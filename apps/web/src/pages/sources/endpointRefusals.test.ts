import { expect, test } from 'vitest'
import { endpointRefusals, instanceRefusals } from './endpointRefusals.ts'

test.each([
  ['db.internal', '5432'],
  [' 10.0.0.4 ', ' 5432 '],
  ['fd00::12', '1'],
  ['::1', '65535'],
])('%j and port %j are a place', (serverEndpoint, port) => {
  expect(endpointRefusals({ serverEndpoint, port })).toEqual({})
})

test.each([
  ['', 'Enter the host name'],
  ['db.internal:5432', 'own field'],
  ['postgres://db.internal', 'without scheme'],
  ['user@db', 'without scheme'],
  ['db internal', 'without scheme'],
])('%j is not a server endpoint', (serverEndpoint, sentence) => {
  expect(endpointRefusals({ serverEndpoint, port: '5432' }).serverEndpoint).toContain(sentence)
})

test.each(['', '0', '65536', '5.4', '-1', 'abc', '1e3'])('%j is not a port', (port) => {
  expect(endpointRefusals({ serverEndpoint: 'db', port }).port).toBe('Enter a number from 1 to 65535.')
})

test.each(['sql.internal', ' sql.internal,1500 ', 'sql.internal\\SALES', 'sql.internal\\SALES,1500', '10.0.0.4', 'fd00::12'])(
  'SQL Server may be at %j',
  (host) => {
    expect(instanceRefusals(host)).toEqual({})
  },
)

test.each([
  ['', 'Enter the host name'],
  ['sql.internal:1433', 'after a comma'],
  ['tcp:sql.internal:1433', 'after a comma'],
  ['sql.internal,', 'host,port or'],
  ['sql.internal,70000', 'host,port or'],
  ['sql.internal\\', 'host,port or'],
  ['mssql://sql.internal', 'host,port or'],
  ['sql internal', 'host,port or'],
])('SQL Server cannot be at %j', (host, sentence) => {
  expect(instanceRefusals(host).serverEndpoint).toContain(sentence)
})
