import { console, type RunLogPage } from '@mooring/contract'
import { useEffect, useRef, useState } from 'react'
import { request } from '../../api/request.ts'

type LogLine = RunLogPage['value'][number]

interface Log {
  lines: readonly LogLine[]
  leftOut: number
  /** Whether its present end was reached once. */
  isRead: boolean
  error: unknown
}

const nothing: Log = { lines: [], leftOut: 0, isRead: false, error: null }

/**
 * The log of a run as far as it is written. Whenever `revision` is another one the run may have gone on: what came since is read, and
 * never again the lines before. The page of a run is mounted anew for another run.
 */
export function useRunLog(runId: string, revision: number): Log {
  const [log, setLog] = useState(nothing)
  const reader = useRef<LogReader>(null)

  // Effects, because reading on depends on what was read before, which no cache of answers knows.
  useEffect(() => {
    const mine = logReader(runId, setLog)
    reader.current = mine
    return () => mine.stop()
  }, [runId])
  useEffect(() => reader.current?.readOn(), [revision])
  return log
}

interface LogReader {
  /** Reads what came since; what is asked for during a reading is read after it, since another reading must not stop this one for ever. */
  readOn: () => void
  stop: () => void
}

function logReader(runId: string, show: (log: Log) => void): LogReader {
  const stopping = new AbortController()
  let log = nothing
  let after: string | undefined
  let isReading = false
  let isAsked = false

  const readPart = async () => {
    const part = await request(console.readRunLog, { params: { runId }, query: after === undefined ? {} : { after } }, stopping.signal)
    after = part.next
    log = { lines: [...log.lines, ...part.value], leftOut: part.leftOut, isRead: log.isRead || !part.hasMore, error: null }
    show(log)
    return part.hasMore
  }
  const read = async () => {
    isReading = true
    try {
      while (isAsked) {
        isAsked = false
        if (await readPart()) isAsked = true
      }
    } catch (error) {
      if (!stopping.signal.aborted) show((log = { ...log, isRead: true, error }))
    } finally {
      isReading = false
    }
  }
  return {
    readOn: () => {
      isAsked = true
      if (!isReading) void read()
    },
    stop: () => stopping.abort(),
  }
}
