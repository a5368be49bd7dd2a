import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { recurrenceTimeZone } from './recurrenceTimeZone.ts'

const windowsNames = [...readFileSync(new URL('recurrenceTimeZone.ts', import.meta.url), 'utf8').matchAll(/^ {2}'(.+)': '/gm)].map(
  (match) => match[1],
)

test('each name of Windows stands for a zone that exists', () => {
  expect(windowsNames.length).toBeGreaterThan(100)
  for (const name of windowsNames)
    expect(() => new Intl.DateTimeFormat('en', { timeZone: recurrenceTimeZone(name ?? '') ?? 'none' })).not.toThrow()
})

test.each([
  ['W. Europe Standard Time', 'Europe/Berlin'],
  ['eastern standard time', 'America/New_York'],
  ['UTC', 'UTC'],
  ['Coordinated Universal Time', 'UTC'],
  ['UTC-11', 'Etc/GMT+11'],
  ['europe/berlin', 'Europe/Berlin'],
])('%s is %s', (name, zone) => {
  expect(recurrenceTimeZone(name)).toBe(zone)
})

test.each(['', 'W. Atlantis Standard Time', 'Europe/Atlantis', '+02:00', 'toString', '../etc/localtime', 'Europe/Berlin\n'])(
  'nobody knows %j',
  (name) => {
    expect(recurrenceTimeZone(name)).toBeNull()
  },
)
