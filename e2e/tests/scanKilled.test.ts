import { problemsOf, ScanUnderFire, whenSeen } from '../support/ScanUnderFire.ts'
import { expect, test } from '../support/test.ts'

test('the database, the console and the node killed with -9 during one scan: it ends once, with everything', async () => {
  // The killed node costs a lease of half a minute, and all of it may happen on a busy machine.
  test.setTimeout(300_000)
  const site = await ScanUnderFire.prepare()
  try {
    const ending = await site.scan([
      { victim: 'database', moment: whenSeen(0) },
      { victim: 'console', moment: whenSeen(0.3) },
      { victim: 'node', moment: whenSeen(0.3) },
    ])
    expect(problemsOf(ending, site.source)).toEqual([])
    expect(ending.run.status).toBe('Succeeded')
  } finally {
    await site.end()
  }
})
