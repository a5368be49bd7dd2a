import { useCallback, useState, useSyncExternalStore } from 'react'

export interface RowWindow {
  /** To be given to the element that scrolls. */
  region: (element: HTMLElement | null) => void
  /** Places of the first and the last row in view, below a head as high as a row. */
  first: number
  last: number
  toTop: () => void
}

const rowsAtFirst = 30

/** Which rows of one height are in view of an element that scrolls. */
export function useRowWindow(rowHeight: number): RowWindow {
  const [element, setElement] = useState<HTMLElement | null>(null)
  const watch = useCallback(
    (onChange: () => void) => {
      if (!element) return () => undefined
      const sizes = new ResizeObserver(onChange)
      sizes.observe(element)
      element.addEventListener('scroll', onChange, { passive: true })
      return () => {
        sizes.disconnect()
        element.removeEventListener('scroll', onChange)
      }
    },
    [element],
  )
  // As one text: the caller is drawn again when a row comes into view, not with every pixel.
  const places = useSyncExternalStore(watch, () => {
    if (!element) return `0 ${rowsAtFirst - 1}`
    const { scrollTop, clientHeight } = element
    const first = Math.floor(scrollTop / rowHeight)
    return `${first} ${Math.max(first, Math.floor((scrollTop + clientHeight) / rowHeight) - 2)}`
  })
  const [first = 0, last = 0] = places.split(' ').map(Number)
  const toTop = useCallback(() => element?.scrollTo({ top: 0 }), [element])
  return { region: setElement, first, last, toTop }
}
