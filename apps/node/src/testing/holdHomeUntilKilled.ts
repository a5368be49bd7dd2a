import { holdHome } from '../agent/statusSocket.ts'

/** Holds a home, says so, and goes on until it is killed. */
const [home = ''] = process.argv.slice(2)
await holdHome(home, () => ({ state: 'Connected', reason: null, runtime: 'r', node: 'n', runningJobs: 0 }))
process.send?.('held')
setInterval(() => undefined, 60_000)
