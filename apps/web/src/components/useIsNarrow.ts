import { useSyncExternalStore } from 'react'

const narrow = matchMedia('(max-width: 640px)')
// Kept: to ask while the page is being drawn makes the browser look at all styles at once.
let isNarrow = narrow.matches

function watch(onChange: () => void): () => void {
  const look = () => {
    isNarrow = narrow.matches
    onChange()
  }
  look()
  narrow.addEventListener('change', look)
  return () => narrow.removeEventListener('change', look)
}

/** Whether the page is as narrow as a phone: for what style rules alone cannot say. */
export const useIsNarrow = (): boolean => useSyncExternalStore(watch, () => isNarrow)
