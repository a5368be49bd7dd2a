import { useCallback, useState, useSyncExternalStore } from 'react'

export interface RowWindow {
  /** To be given to the element that scrolls. */
  region: (element: HTMLElement | null) => void
  /** Places of the first and the last row in view, below a head as high as a row. */
  first: number
  last: number
  toTop: () => void
}

/** `around`: how much of the window is not the element's, in pixels, for as long as nobody has measured it. */
interface Measures {
  rowHeight: number
  around: number
}

/** Which rows of one height are in view of an element that scrolls. */
export function useRowWindow(measures: Measures): RowWindow {
  const [places] = useState(() => placesOf(measures))
  const [element, setElement] = useState<HTMLElement | null>(null)
  const watch = useCallback((onChange: () => void) => (element ? places.watch(element, onChange) : () => undefined), [element, places])
  // As one text: the caller is drawn again when a row comes into view, not with every pixel.
  const [first = 0, last = 0] = useSyncExternalStore(watch, places.inView).split(' ').map(Number)
  const toTop = useCallback(() => element?.scrollTo({ top: 0 }), [element])
  return { region: setElement, first, last, toTop }
}

/** Measured only when the browser says that something moved: to ask while the page is being drawn makes it lay out everything at once. */
function placesOf({ rowHeight, around }: Measures) {
  const placesIn = ({ scrollTop, clientHeight }: Pick<Element, 'scrollTop' | 'clientHeight'>): string => {
    const first = Math.floor(scrollTop / rowHeight)
    return `${first} ${Math.max(first, Math.floor((scrollTop + clientHeight) / rowHeight) - 2)}`
  }
  let inView = placesIn({ scrollTop: 0, clientHeight: innerHeight - around })
  return {
    inView: () => inView,
    watch: (element: HTMLElement, onChange: () => void) => {
      const measure = () => {
        inView = placesIn(element)
        onChange()
      }
      const sizes = new ResizeObserver(measure)
      sizes.observe(element)
      element.addEventListener('scroll', measure, { passive: true })
      return () => {
        sizes.disconnect()
        element.removeEventListener('scroll', measure)
      }
    },
  }
}
