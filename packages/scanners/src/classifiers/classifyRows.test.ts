import { expect, test } from 'vitest'
import { countingSampling } from '../testing/countingSampling.ts'
import { classifyRows } from './classifyRows.ts'
import { samplingWith } from './samplingWith.ts'

const never = new AbortController().signal
const columns = ['note', 'mail'].map((name) => ({ name, type: 'text' }))

test('each value is looked at in its own column, and null says nothing', async () => {
  const rows = [
    ['a', 'ada@example.org'],
    [null, 'bob@example.org'],
    ['b', undefined],
  ]
  expect(await classifyRows(countingSampling(9), { columns, rows }, never)).toEqual([[], [{ name: 'HAS.AT', sampled: 2, matched: 2 }]])
})

/** Rows that never end, of which the values take a rule some time. */
function* endlessRows() {
  for (let row = 0; ; row++) yield [`${row} `.repeat(500), `${row} `.repeat(500)]
}
const slow = { classificationName: 'ACME.SLOW', dataPatterns: ['(\\d+ ){100}x'], columnPatterns: [] }

test('while values are looked at, everything else gets its turn, and an abort ends it with its reason', async () => {
  const stop = new Error('the run was canceled')
  const controller = new AbortController()
  const sampling = samplingWith({ rowsMax: 128, systemRules: [], customRules: [slow] })
  const looking = classifyRows(sampling, { columns, rows: endlessRows() }, controller.signal)
  // A timer only comes round when the event loop does.
  setTimeout(() => controller.abort(stop), 1)
  await expect(looking).rejects.toBe(stop)
})
