import type { NodeSample } from '@mooring/contract'
import { nodesWords } from '#strings/nodesWords.ts'

const hourMs = 3_600_000
/** Samples come each minute: where two are missing nothing is known, and no line pretends to know. */
const gapMs = 150_000

type Sample = Pick<NodeSample, 'at' | 'cpuPercent'>

/** What is drawn, and how large: `max` is what stands at the upper edge. */
interface Chart<T> {
  now: Date
  width: number
  height: number
  valueOf: (sample: T) => number
  max: number
}

/** The path (of SVG) of a figure in the hour before `now`: from left to right the hour, from the bottom to the top 0 to `max`. */
export function hourPath<T extends { at: string }>(samples: readonly T[], { now, width, height, valueOf, max }: Chart<T>): string {
  let lastMs = Number.NEGATIVE_INFINITY
  return samples
    .map((sample) => {
      const atMs = Date.parse(sample.at)
      const x = (1 - (now.getTime() - atMs) / hourMs) * width
      const y = (1 - Math.min(max, Math.max(0, valueOf(sample))) / max) * height
      const isJoined = atMs - lastMs <= gapMs
      lastMs = atMs
      return { isJoined, x, text: `${x.toFixed(1)} ${y.toFixed(1)}` }
    })
    .filter(({ x }) => x >= 0)
    .map(({ isJoined, text }, index) => `${isJoined && index > 0 ? 'L' : 'M'}${text}`)
    .join('')
}

/** The path of the CPU, from 0 to 100 %. */
export const sparkline = (samples: readonly Sample[], box: Omit<Chart<Sample>, 'valueOf' | 'max'>): string =>
  hourPath(samples, { ...box, valueOf: ({ cpuPercent }) => cpuPercent, max: 100 })

/** The same in words. */
export function sparklineText(samples: readonly Sample[]): string {
  if (samples.length === 0) return nodesWords.noFigures
  const percents = samples.map(({ cpuPercent }) => cpuPercent)
  const average = percents.reduce((sum, percent) => sum + percent, 0) / percents.length
  return nodesWords.figures(Math.round(average), Math.round(Math.max(...percents)))
}
