import { useFocusFinders } from '@fluentui/react-components'
import { useEffect } from 'react'
import { keepFocusWith } from './focusKeeper.ts'

function FocusKeeper() {
  useFocusFinders()
  return null
}

/** Keeps Fluent's keeper of the focus from the first overlay on, for as long as the page lives (see `focusKeeper.ts`). */
export function useFocusKeeper(): void {
  // An effect that is drawn at once: whoever closes the overlay in the next moment finds the keeper held.
  useEffect(() => keepFocusWith(<FocusKeeper />), [])
}
