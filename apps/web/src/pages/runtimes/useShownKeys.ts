import type { KeySlot } from '@mooring/contract'
import { useEffect, useRef, useState } from 'react'

/** A key that somebody forgot on the screen is hidden after so long. */
const shownMs = 30_000

type Shown = Partial<Record<KeySlot, string>>

/** The keys that are on the screen; each leaves it, and the memory of the page, by itself, and as soon as its fingerprint is another one. */
export function useShownKeys({ authKey1, authKey2 }: Partial<Record<KeySlot, string>>) {
  const [shown, setShown] = useState<Shown>({})
  const timers = useRef(new Map<KeySlot, ReturnType<typeof setTimeout>>())

  const hide = (slot: KeySlot) => {
    clearTimeout(timers.current.get(slot))
    setShown(({ [slot]: _hidden, ...others }) => others)
  }

  const show = (slot: KeySlot, key: string) => {
    clearTimeout(timers.current.get(slot))
    timers.current.set(
      slot,
      setTimeout(() => hide(slot), shownMs),
    )
    setShown((before) => ({ ...before, [slot]: key }))
  }

  // An effect, because whoever regenerates a key does so elsewhere: what is on the screen then registers nobody any more.
  useEffect(() => (authKey1 === undefined ? undefined : () => hide('authKey1')), [authKey1])
  useEffect(() => (authKey2 === undefined ? undefined : () => hide('authKey2')), [authKey2])

  // An effect, because timers outlive the component unless they are told not to.
  useEffect(() => {
    const running = timers.current
    return () => {
      for (const timer of running.values()) clearTimeout(timer)
    }
  }, [])

  return { shown, show, hide }
}
