import { expect, test } from 'vitest'
import { keyMarks } from './keyMarks.ts'

test('each column says which kinds of keys it belongs to, the primary one first, each once', () => {
  const marks = keyMarks([
    { name: 'fk', kind: 'foreign', columns: ['order_id'] },
    { name: 'fk2', kind: 'foreign', columns: ['order_id', 'line'] },
    { name: 'pk', kind: 'primary', columns: ['order_id', 'line'] },
    { name: 'u', kind: 'unique', columns: ['code'] },
  ])
  expect([...marks]).toEqual([
    ['order_id', 'Primary, Foreign'],
    ['line', 'Primary, Foreign'],
    ['code', 'Unique'],
  ])
})
