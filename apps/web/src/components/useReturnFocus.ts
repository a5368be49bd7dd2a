import { useEffect, useState } from 'react'

/** When the caller (a flyout, a dialog) goes, the focus returns to what had it when the caller came. */
export function useReturnFocus(): void {
  const [opener] = useState(() => document.activeElement)

  // An effect, because the focus can only return once the caller has left the page.
  useEffect(
    () => () => {
      queueMicrotask(() => {
        if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
      })
    },
    [opener],
  )
}
