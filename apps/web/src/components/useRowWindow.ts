import { useDeferredValue, useState, useSyncExternalStore, type RefCallback } from 'react'

export interface RowWindow {
  /** To be given to the element that scrolls. */
  region: RefCallback<HTMLElement>
  /** Places of the first and the last row in view, below a head as high as a row. */
  first: number
  last: number
  /** How many more rows to draw on each side of them. */
  beside: number
  toTop: () => void
}

/** Ready for when the list is scrolled, and not worth waiting for when it is opened: then only those of which a part is seen. */
const rowsBeside = 8
const partsOfRows = 1

/** `around`: how much of the window is not the element's, in pixels, for as long as nobody has measured it. */
interface Measures {
  rowHeight: number
  around: number
}

/** Which rows of one height are in view of an element that scrolls. */
export function useRowWindow(measures: Measures): RowWindow {
  const [places] = useState(() => placesOf(measures))
  // As one text: the caller is drawn again when a row comes into view, not with every pixel.
  const [first = 0, last = 0] = useSyncExternalStore(places.watch, places.inView).split(' ').map(Number)
  const beside = useDeferredValue(rowsBeside, partsOfRows)
  return { region: places.region, first, last, beside, toTop: places.toTop }
}

/**
 * Measured only when the browser says that something moved: to ask while the page is being drawn makes it lay out everything at once.
 * The element is kept here and not in a state, for which the list would be drawn once more before anybody has seen it.
 */
function placesOf({ rowHeight, around }: Measures) {
  const placesIn = ({ scrollTop, clientHeight }: Pick<Element, 'scrollTop' | 'clientHeight'>): string => {
    const first = Math.floor(scrollTop / rowHeight)
    return `${first} ${Math.max(first, Math.floor((scrollTop + clientHeight) / rowHeight) - 2)}`
  }
  let inView = placesIn({ scrollTop: 0, clientHeight: innerHeight - around })
  let shown: HTMLElement | undefined
  const watchers = new Set<() => void>()
  return {
    inView: () => inView,
    watch: (onChange: () => void) => {
      watchers.add(onChange)
      return () => watchers.delete(onChange)
    },
    toTop: () => shown?.scrollTo({ top: 0 }),
    region: (element: HTMLElement | null) => {
      if (element === null) return undefined
      const measure = () => {
        inView = placesIn(element)
        for (const watcher of watchers) watcher()
      }
      const sizes = new ResizeObserver(measure)
      sizes.observe(element)
      element.addEventListener('scroll', measure, { passive: true })
      shown = element
      return () => {
        sizes.disconnect()
        element.removeEventListener('scroll', measure)
        shown = undefined
      }
    },
  }
}
