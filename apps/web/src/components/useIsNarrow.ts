import { useSyncExternalStore } from 'react'

const narrow = matchMedia('(max-width: 640px)')

function watch(onChange: () => void): () => void {
  narrow.addEventListener('change', onChange)
  return () => narrow.removeEventListener('change', onChange)
}

/** Whether the page is as narrow as a phone: for what style rules alone cannot say. */
export const useIsNarrow = (): boolean => useSyncExternalStore(watch, () => narrow.matches)
