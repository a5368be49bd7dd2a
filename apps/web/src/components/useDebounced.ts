import { useEffect, useRef } from 'react'

/** Calls `act` once nobody has called the returned function for a while. */
export function useDebounced<T>(act: (value: T) => void, waitMs: number): (value: T) => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  // An effect, because a timer outlives the component unless it is told not to.
  useEffect(() => () => clearTimeout(timer.current), [])
  return (value) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => act(value), waitMs)
  }
}
