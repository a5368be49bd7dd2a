import type { KeyboardEvent } from 'react'

/** Esc in a part of a flyout takes that part back; it does not close the flyout, with everything in it, as well. */
export const onEscape =
  (act: () => void) =>
  (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    act()
  }
