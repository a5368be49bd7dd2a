import { openLog } from '../log.ts'
import { openLogFiles } from '../logFiles.ts'

/** Logs numbered lines to a home with small files, telling of each once it is written, until it is killed. */
const [home = ''] = process.argv.slice(2)
const log = openLog(openLogFiles(home, { bytesMax: 2000 }))
for (let n = 1; ; n += 1) {
  log.info('A line.', { n })
  process.send?.(n)
  await new Promise(setImmediate)
}
