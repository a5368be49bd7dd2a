export interface Notice {
  intent: 'success' | 'error'
  title: string
  body?: string
  /** Where what it is about can be seen. */
  link?: { text: string; href: string }
}

export interface ShownNotice extends Notice {
  id: number
  /** When it was told, as ISO 8601. */
  at: string
}

/** Of a page that stays open for weeks the older ones are forgotten. */
const keptMax = 100

let shown: readonly ShownNotice[] = []
/** The newest first, whether they are still shown or not, until somebody dismisses them or signs out. */
let kept: readonly ShownNotice[] = []
let unseen = 0
let lastId = 0
const watchers = new Set<() => void>()

function tellWatchers(): void {
  for (const watcher of watchers) watcher()
}

function show(notices: readonly ShownNotice[]): void {
  shown = notices
  tellWatchers()
}

/** Tells the result of what somebody did, in passing. Errors are said where they happened instead, unless that place is gone. */
export const notify = (notice: Notice): void => show([...shown, keep(notice)])

/** Keeps the result of what somebody did beside the others, without telling it: a dialog that is open says it already. */
export function note(notice: Notice): void {
  keep(notice)
  tellWatchers()
}

function keep(notice: Notice): ShownNotice {
  lastId += 1
  const told = { ...notice, id: lastId, at: new Date().toISOString() }
  kept = [told, ...kept].slice(0, keptMax)
  unseen = Math.min(unseen + 1, keptMax)
  return told
}

export const dismissNotice = (id: number): void => show(shown.filter((notice) => notice.id !== id))

export const shownNotices = (): readonly ShownNotice[] => shown

export const keptNotices = (): readonly ShownNotice[] => kept

/** How many were told since somebody last looked at those that are kept. */
export const unseenNotices = (): number => unseen

export function markNoticesSeen(): void {
  unseen = 0
  tellWatchers()
}

export function forgetNotice(id: number): void {
  kept = kept.filter((notice) => notice.id !== id)
  tellWatchers()
}

/** Forgets all of them: also when somebody signs out, because they are not for who comes next. */
export function forgetNotices(): void {
  kept = []
  unseen = 0
  show([])
}

export function watchNotices(onChange: () => void): () => void {
  watchers.add(onChange)
  return () => watchers.delete(onChange)
}
