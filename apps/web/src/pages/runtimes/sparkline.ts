import type { NodeSample } from '@mooring/contract'
import { nodesWords } from '#strings/nodesWords.ts'

const hourMs = 3_600_000
/** Samples come each minute: where two are missing nothing is known, and no line pretends to know. */
const gapMs = 150_000

type Sample = Pick<NodeSample, 'at' | 'cpuPercent'>

/**
 * The path (of SVG) of the CPU in the hour before `now`, in a box of this size: from left to right the hour, from the bottom to the top
 * 0 to 100 %.
 */
export function sparkline(samples: readonly Sample[], { now, width, height }: { now: Date; width: number; height: number }): string {
  let lastMs = Number.NEGATIVE_INFINITY
  return samples
    .map(({ at, cpuPercent }) => {
      const atMs = Date.parse(at)
      const x = (1 - (now.getTime() - atMs) / hourMs) * width
      const y = (1 - Math.min(100, Math.max(0, cpuPercent)) / 100) * height
      const isJoined = atMs - lastMs <= gapMs
      lastMs = atMs
      return { isJoined, x, text: `${x.toFixed(1)} ${y.toFixed(1)}` }
    })
    .filter(({ x }) => x >= 0)
    .map(({ isJoined, text }, index) => `${isJoined && index > 0 ? 'L' : 'M'}${text}`)
    .join('')
}

/** The same in words. */
export function sparklineText(samples: readonly Sample[]): string {
  if (samples.length === 0) return nodesWords.noFigures
  const percents = samples.map(({ cpuPercent }) => cpuPercent)
  const average = percents.reduce((sum, percent) => sum + percent, 0) / percents.length
  return nodesWords.figures(Math.round(average), Math.round(Math.max(...percents)))
}
