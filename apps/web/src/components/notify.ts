export interface Notice {
  intent: 'success' | 'error'
  title: string
  body?: string
}

export interface ShownNotice extends Notice {
  id: number
}

let shown: readonly ShownNotice[] = []
let lastId = 0
const watchers = new Set<() => void>()

function show(notices: readonly ShownNotice[]): void {
  shown = notices
  for (const watcher of watchers) watcher()
}

/** Tells the result of what somebody did, in passing. Errors are said where they happened instead, unless that place is gone. */
export function notify(notice: Notice): void {
  lastId += 1
  show([...shown, { ...notice, id: lastId }])
}

export const dismissNotice = (id: number): void => show(shown.filter((notice) => notice.id !== id))

export const shownNotices = (): readonly ShownNotice[] => shown

export function watchNotices(onChange: () => void): () => void {
  watchers.add(onChange)
  return () => watchers.delete(onChange)
}
