import type { RunProgress } from '@mooring/contract'

interface ProgressFacts {
  leasedAt: Date
  reportedAt: Date
  objectsSeen: number
  objectsTotal: number | null
  rowsSampled: number
}

/** Of less time a rate says nothing: the first objects come out of one answer of the source. */
const secondsToJudge = 2

/**
 * How far a run is. The rate is what its node looked at since it leased the run; the time left goes on from there. Neither is there
 * before two seconds have passed, the time left not without a total. A total that turned out too low is raised to what was seen.
 */
export function runProgress({ leasedAt, reportedAt, objectsSeen, objectsTotal, rowsSampled }: ProgressFacts): RunProgress {
  const total = objectsTotal === null ? null : Math.max(objectsTotal, objectsSeen)
  const seconds = (reportedAt.getTime() - leasedAt.getTime()) / 1000
  const rate = seconds >= secondsToJudge && objectsSeen > 0 ? objectsSeen / seconds : null
  return {
    at: reportedAt.toISOString(),
    objectsSeen,
    ...(total === null ? {} : { objectsTotal: total }),
    rowsSampled,
    ...(rate === null ? {} : { objectsPerSecond: rate }),
    ...(rate === null || total === null ? {} : { secondsLeft: Math.ceil((total - objectsSeen) / rate) }),
  }
}
