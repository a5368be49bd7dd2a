import { Suspense, lazy, useEffect, useState } from 'react'
import { onFirstNotice } from './notify.ts'

// Fetched with the first notice: no page needs it before somebody did something.
const Toasts = lazy(async () => ({ default: (await import('./Toasts.tsx')).Toasts }))

/** Where notices appear. */
export function NoticeArea() {
  const [isNeeded, setIsNeeded] = useState(false)
  // An effect, because the store of notices lives outside React.
  useEffect(() => onFirstNotice(() => setIsNeeded(true)), [])
  return isNeeded ? (
    <Suspense>
      <Toasts />
    </Suspense>
  ) : null
}
