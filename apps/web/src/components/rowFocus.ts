import type { KeyboardEvent } from 'react'

/** The row of a list that an element is in, or is. */
export const rowOf = (element: EventTarget): HTMLElement | null =>
  element instanceof Element ? element.closest<HTMLElement>('tr[data-row]') : null

/** Where the focus is in a list: the row, and what stood in it. */
export interface Place {
  index: number
  key: string
}

const placesMoved = 100

/** Where a row is now that was at this place: others may have come or gone above it. Null when it is gone. */
export function placeNear({ index, key }: Place, keyAt: (index: number) => string | undefined): number | null {
  for (let away = 0; away <= placesMoved; away += 1) {
    if (keyAt(index + away) === key) return index + away
    if (index >= away && keyAt(index - away) === key) return index - away
  }
  return null
}

const arrows: Record<string, 'nextElementSibling' | 'previousElementSibling'> = {
  ArrowDown: 'nextElementSibling',
  ArrowUp: 'previousElementSibling',
}

/** The arrows go to the same part of the row below or above. */
export function goToNeighbour(event: KeyboardEvent): void {
  const way = arrows[event.key]
  const row = rowOf(event.target)
  if (!way || !row || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return
  const parts = (of: Element | null | undefined) => [...(of?.querySelectorAll<HTMLElement>('input, a[href], button') ?? [])]
  const target = parts(row[way])[parts(row).findIndex((part) => part === event.target)]
  if (!target) return
  event.preventDefault()
  target.focus({ preventScroll: true })
  target.closest('tr')?.scrollIntoView({ block: 'nearest' })
}
