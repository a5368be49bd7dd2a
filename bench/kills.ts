/**
 * `node bench/kills.ts [seed] [kills]`: a scan of a large source again and again, while its node, its console or the console's database
 * is killed with -9 at a point that the seed chooses, and started again. Each run must end once: with everything, or with a clear
 * reason. Takes some minutes, because a killed node costs its lease. What is wrong is printed, and the command fails.
 */
import { randomInt } from 'node:crypto'
import { afterMs, problemsOf, ScanUnderFire, victims, whenReported } from '../e2e/support/ScanUnderFire.ts'
import { hundredths } from './measure.ts'
import { printFigures, type Figure } from './printFigures.ts'

const seed = Number(process.argv[2] ?? randomInt(2 ** 31))
const kills = Number(process.argv[3] ?? 10)

/** mulberry32: numbers from 0 to 1, the same for the same seed. */
let state = seed
function random(): number {
  state = (state + 0x6d2b79f5) | 0
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
}

const site = await ScanUnderFire.prepare()
try {
  // The first one waits for the node to begin.
  const figures = [await scan('none', []), await scan('none', [])]
  const usualMs = 1000 * Math.min(...figures.map(({ seconds }) => seconds))
  for (let index = 0; index < kills; index += 1) {
    const victim = victims[index % victims.length] ?? 'node'
    // Of each victim the first is killed while the result is reported; later the whole time of a scan, and a little more, is as likely.
    const isReported = index < victims.length
    const ms = Math.round(random() * 1.1 * usualMs)
    const name = `${victim} ${isReported ? 'as the result is reported' : `after ${ms} ms`}`
    figures.push(await scan(name, [{ victim, moment: isReported ? whenReported : afterMs(ms) }]))
  }
  printFigures('kills', { seed, assets: site.source.assets }, figures)
  if (figures.some(({ problems }) => problems !== '')) process.exitCode = 1
} finally {
  await site.end()
}

async function scan(name: string, plan: Parameters<typeof site.scan>[0]): Promise<Figure & { seconds: number; problems: string }> {
  const start = performance.now()
  const ending = await site.scan(plan)
  const seconds = hundredths((performance.now() - start) / 1000)
  const { status, attempts, error } = ending.run
  const problems = problemsOf(ending, site.source).join('; ')
  process.stderr.write(`${name}: ${seconds} s. ${problems}\n`)
  return { name, seconds, ended: error?.code ?? status, attempts, assets: ending.assets.length, problems }
}
