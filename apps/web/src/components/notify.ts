export interface Notice {
  intent: 'success' | 'info' | 'warning' | 'error'
  title: string
  body?: string
}

let waiting: Notice[] = []
let deliver: ((notice: Notice) => void) | undefined
let onFirst: (() => void) | undefined

/** Tells the result of what somebody did, in passing. Errors are said where they happened instead. */
export function notify(notice: Notice): void {
  if (deliver) {
    deliver(notice)
    return
  }
  waiting.push(notice)
  onFirst?.()
}

/** Calls back when there is something to show and nobody who shows it. */
export function onFirstNotice(callback: () => void): () => void {
  onFirst = callback
  if (waiting.length > 0) callback()
  return () => (onFirst = undefined)
}

/** Takes over the showing; what waited is handed over at once. */
export function deliverNotices(callback: (notice: Notice) => void): () => void {
  deliver = callback
  const late = waiting
  waiting = []
  for (const notice of late) callback(notice)
  return () => (deliver = undefined)
}
