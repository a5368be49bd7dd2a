import { useEffect } from 'react'
import { refocusFirst } from './focusAtFirst.ts'
import { useFocusKeeper } from './useFocusKeeper.tsx'
import { useReturnFocus } from './useReturnFocus.ts'

/** What every flyout and dialog owes to the focus: it begins where it should, and returns to where it was when the overlay came. */
export function useOverlay(): void {
  useReturnFocus()
  useFocusKeeper()

  // An effect, because the focus can only be given to what is on the page.
  useEffect(() => {
    refocusFirst()
  }, [])
}
