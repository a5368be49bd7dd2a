import type { RunCounts, RunsSummary } from '@mooring/contract'

interface Bar {
  status: keyof RunCounts
  x: number
  y: number
  width: number
  height: number
}

interface Chart {
  bars: Bar[]
  /** What stands at the lines of the scale, from 0 up. */
  ticks: number[]
}

/** From the bottom to the top of a bar. */
export const stackedStatuses = [
  'succeeded',
  'completedWithExceptions',
  'failed',
  'canceled',
  'inProgress',
  'queued',
] as const satisfies readonly (keyof RunCounts)[]

const ticksMax = 5

/** A bar a day, with a part for each status, within a box: what is largest reaches up to the highest line of the scale. */
export function stackedBars(days: RunsSummary['days'], box: { width: number; height: number }): Chart {
  const most = Math.max(1, ...days.map((day) => stackedStatuses.reduce((sum, status) => sum + day[status], 0)))
  const step = stepOf(most)
  const top = Math.ceil(most / step) * step
  const slot = box.width / Math.max(1, days.length)
  const width = Math.min(48, slot * 0.7)
  const bars = days.flatMap((day, index) => {
    let below = 0
    return stackedStatuses
      .filter((status) => day[status] > 0)
      .map((status) => {
        const height = (day[status] / top) * box.height
        below += height
        return { status, x: index * slot + (slot - width) / 2, y: box.height - below, width, height }
      })
  })
  return { bars, ticks: Array.from({ length: top / step + 1 }, (_, index) => index * step) }
}

/** The smallest of 1, 2, 5, 10, 20 ... that makes no more lines than anybody reads. */
function stepOf(most: number): number {
  for (let power = 1; ; power *= 10) {
    for (const factor of [1, 2, 5]) if (most / (factor * power) <= ticksMax) return factor * power
  }
}
