import { console, type Operation } from '@mooring/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { collectTopics } from './collectTopics.ts'
import { followChanges } from './followChanges.ts'
import { markStale } from './markStale.ts'
import { staleByTopic } from './staleByTopic.ts'

/** A stream that comes back at once, as after a restart of the console's proxy, is not worth a word. */
const quietMs = 3000

/** Keeps what is on screen up to date while the caller is shown. True while the connection is lost. */
export function useLiveChanges(): boolean {
  const queryClient = useQueryClient()
  const [isLost, setIsLost] = useState(false)

  // An effect, because the stream is a connection that must live exactly as long as the page.
  useEffect(() => {
    let wasLost = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const refresh = collectTopics((topics) => {
      const operations = new Set<Operation>([...topics].flatMap((topic) => staleByTopic[topic]))
      return markStale(queryClient, [...operations])
    })
    // Nobody knows what was missed since it was read: also what the page read before the stream was open for the first time.
    const readAgain = () => void queryClient.invalidateQueries()
    const stop = followChanges({
      onChange: (change) => refresh(change.topic),
      onOpen: () => {
        clearTimeout(timer)
        setIsLost(false)
        wasLost = false
        readAgain()
      },
      onMissed: () => readAgain(),
      onLost: () => {
        if (!wasLost) timer = setTimeout(() => setIsLost(true), quietMs)
        wasLost = true
      },
      onRefused: () => void markStale(queryClient, [console.getSession]),
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [queryClient])

  return isLost
}
